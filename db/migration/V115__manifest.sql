-- What a manifest says, by its digest: it can never change, so it is read once for all repositories that hold it.
create table manifest (
  digest        text primary key,
  media_type    text not null,
  artifact_type text,
  -- digests of an index's images; empty for a single image
  members       text[] not null,
  -- the manifest as it is, and what its configuration says in the portal's words
  body          text not null,
  config        jsonb,
  read_at       timestamptz not null
);

-- The words of status and scan_status are ECR's; a referrer names what it is about. An image that came back out of the archive counts
-- as pushed then.
alter table image
  add column if not exists status text not null default 'ACTIVE',
  add column if not exists scan_status text,
  add column if not exists subject_digest text,
  add column last_archived_at timestamptz,
  add column last_activated_at timestamptz;
