-- What AWS has, as last read. Rows are filled by the sync and by events, and are never what a plan is made from.
create extension if not exists pg_trgm;

create table registry_sync (
  registry_id       text primary key,
  generation        bigint not null default 0,
  state             text not null check (state in ('RUNNING', 'DONE', 'FAILED')),
  started_at        timestamptz not null,
  completed_at      timestamptz,
  listed            integer not null default 0,
  read              integer not null default 0,
  rules_used        integer not null default 0,
  policy_characters integer not null default 0,
  error             text
);

create table repository (
  id                bigint generated always as identity primary key,
  registry_id       text not null,
  name              text not null,
  arn               text not null,
  created_at        timestamptz not null,
  tag_mutability    text not null,
  scan_on_push      boolean not null,
  encryption        text not null,
  -- from what people defined
  mirror            text,
  template          text,
  team              text,
  requested         boolean not null default false,
  -- read in turn, after the listing; null read_at is "not yet"
  read_at           timestamptz,
  conforms          boolean,
  findings          jsonb not null default '[]',
  tags              jsonb not null default '{}',
  lifecycle_policy  text,
  repository_policy text,
  images            integer not null default 0,
  size_bytes        bigint not null default 0,
  last_pushed_at    timestamptz,
  last_pulled_at    timestamptz,
  -- the sync that listed it last; only a complete listing says that the others are gone
  listed_in         bigint not null,
  unique (registry_id, name)
) with (fillfactor = 85);

-- Sort column and key in one index each: a keyset page reads just its rows.
create index repository_by_name on repository (name, id);
create index repository_by_size on repository (size_bytes, id);
create index repository_by_images on repository (images, id);
create index repository_by_pushed on repository ((coalesce(last_pushed_at, timestamptz '1970-01-01 00:00:00Z')), id);
create index repository_by_pulled on repository ((coalesce(last_pulled_at, timestamptz '1970-01-01 00:00:00Z')), id);
create index repository_by_created on repository (created_at, id);
create index repository_by_mirror on repository (mirror, name, id);
create index repository_unread on repository (registry_id, read_at nulls first);
create index repository_name_parts on repository using gin (name gin_trgm_ops);

create table image (
  id             bigint generated always as identity primary key,
  repository_id  bigint not null references repository on delete cascade,
  registry_id    text not null,
  digest         text not null,
  media_type     text,
  artifact_type  text,
  size_bytes     bigint not null,
  pushed_at      timestamptz not null,
  last_pulled_at timestamptz,
  unique (repository_id, digest)
);
create index image_by_pushed on image (repository_id, pushed_at desc, id desc);

create table image_tag (
  repository_id bigint not null references repository on delete cascade,
  tag           text not null,
  image_id      bigint not null references image on delete cascade,
  primary key (repository_id, tag)
);
create index image_tag_of on image_tag (image_id);

-- Every event once, however often the queue delivers it.
create table event_inbox (
  id          bigint generated always as identity primary key,
  registry_id text not null,
  event_id    text not null,
  kind        text,
  repository  text,
  state       text not null check (state in ('ACCEPTED', 'IGNORED', 'FAILED')),
  error       text,
  body        text not null,
  received_at timestamptz not null,
  unique (registry_id, event_id)
);
create index event_inbox_by_age on event_inbox (received_at);
