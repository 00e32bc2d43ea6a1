-- What a manifest says, by its digest: it can never change, so it is read once for all repositories that hold it.
create table manifest (
  digest     text primary key,
  media_type text not null,
  -- digests of an index's images; empty for a single image
  members    text[] not null,
  -- of an index's images, such as linux/arm64/v8, or of the image itself
  platforms  text[] not null,
  -- the manifest as it is, and the configuration that it names, if it was read
  body       text not null,
  config     text,
  read_at    timestamptz not null
);

-- An image that came back out of the archive counts as pushed then.
alter table image
  add column last_archived_at timestamptz,
  add column last_activated_at timestamptz;
