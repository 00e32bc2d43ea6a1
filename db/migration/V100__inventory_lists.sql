-- Lists of repositories and images: an index for each order and for what a filter finds few rows by.

-- Everything that a filter compares, in the order of the names: what no other index answers is found in here without the wide rows.
drop index repository_by_name;
create index repository_by_name on repository (name, id) include
  (registry_id, mirror, template, team, conforms, requested, images, size_bytes, created_at, last_pushed_at, last_pulled_at);
create index repository_by_team on repository (team, name, id);
create index repository_by_template on repository (template, name, id);
create index repository_by_conformity on repository (conforms, name, id);

-- In the order of pushes of one repository there was one already; these are of all repositories.
create index image_pushed on image (pushed_at, id);
create index image_pulled on image ((coalesce(last_pulled_at, timestamptz '1970-01-01 00:00:00Z')), id);
create index image_size on image (size_bytes, id);
-- Twelve digits tell digests apart, and take a third of the space of whole ones.
create index image_by_digest on image ((substr(digest, 8, 12)) collate "C");
-- Few values, so these are small.
create index image_by_media_type on image (media_type);
create index image_by_artifact_type on image (artifact_type);
-- Beginnings of tags, whatever the database's collation.
create index image_tag_by_tag on image_tag (tag text_pattern_ops);
