-- Lists of repositories and images: an index for each order and for what a filter finds few rows by. Each has with it what else a filter
-- compares, so that the wide rows are read for the page that is shown and for nothing else.

drop index repository_by_name;
create index repository_by_name on repository (name, id) include
  (registry_id, mirror, template, team, conforms, requested, images, size_bytes, created_at, last_pushed_at, last_pulled_at);
create index repository_by_team on repository (team, name, id);
create index repository_by_template on repository (template, name, id);
create index repository_by_conformity on repository (conforms, name, id);

-- image_by_pushed is in the order of pushes of one repository; these are of all of them.
create index image_pushed on image (pushed_at, id) include (repository_id, size_bytes, last_pulled_at);
create index image_pulled on image ((coalesce(last_pulled_at, timestamptz '1970-01-01 00:00:00Z')), id)
  include (repository_id, size_bytes, pushed_at, last_pulled_at);
create index image_size on image (size_bytes, id) include (repository_id, pushed_at, last_pulled_at);
-- Twelve digits tell digests apart, and take a third of the space of whole ones.
create index image_by_digest on image ((substr(digest, 8, 12)) collate "C");
-- Few values, so these are small.
create index image_by_media_type on image (media_type);
create index image_by_artifact_type on image (artifact_type);

-- From a beginning of a tag to what has it, whatever the database's collation, and from an image to its tags.
create index image_tag_by_tag on image_tag (tag text_pattern_ops) include (repository_id, image_id);
drop index image_tag_of;
create index image_tag_of on image_tag (image_id, tag);
