-- Beside the columns of the images themselves, for images on their way.
alter table image_stage
  add column last_archived_at timestamptz,
  add column last_activated_at timestamptz;

-- The indexes that were used lately: their manifests are read, as one more pull changes nothing there.
create index image_index_by_use on image (coalesce(last_pulled_at, pushed_at))
  where media_type in ('application/vnd.oci.image.index.v1+json', 'application/vnd.docker.distribution.manifest.list.v2+json');
