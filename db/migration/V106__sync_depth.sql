-- A sync lists all repositories, page by page, and then reads each once: a pass. Where it stands is kept with every page and every
-- batch, so that another process goes on from there.
alter table registry_sync
  add column stage              text check (stage in ('LISTING', 'READING')),
  add column page_token         text,
  add column listing_wish       bigint not null default 0,
  add column expected           integer not null default 0,
  add column pass_started_at    timestamptz,
  add column pass_ended_at      timestamptz,
  add column pass_wish          bigint not null default 0,
  add column to_read            integer not null default 0,
  add column unreadable         integer not null default 0,
  add column per_second         double precision,
  add column moved_at           timestamptz,
  add column settings_read_at   timestamptz;

-- The last attempt at reading, whether it came to read_at or to an error; null wants to be read at once.
alter table repository
  add column tried_at   timestamptz,
  add column read_error text;
update repository set tried_at = read_at;
drop index repository_unread;
create index repository_untried on repository (registry_id, tried_at nulls first, id);

-- The names that the listing under way has seen. Logged: half of it must never look like the whole.
create table repository_listed (
  registry_id text not null,
  generation  bigint not null,
  name        text not null,
  primary key (registry_id, generation, name)
);

-- Images on their way from AWS, a page at a time; merged when the last page of a repository is there.
create sequence image_reading;
create unlogged table image_stage (
  reading        bigint not null,
  staged_at      timestamptz not null,
  digest         text not null,
  media_type     text,
  artifact_type  text,
  size_bytes     bigint not null,
  pushed_at      timestamptz not null,
  last_pulled_at timestamptz,
  status         text not null,
  scan_status    text,
  subject_digest text,
  tags           text[] not null
);
create index image_stage_reading on image_stage (reading, digest);

-- What a registry has beside its repositories, in ECR's words, whoever made it.
create table registry_rule (
  registry_id     text not null,
  prefix          text not null,
  upstream        text,
  upstream_url    text not null,
  upstream_prefix text,
  credential_arn  text,
  custom_role_arn text,
  created_at      timestamptz,
  updated_at      timestamptz,
  primary key (registry_id, prefix)
);

create table registry_template (
  registry_id       text not null,
  prefix            text not null,
  description       text,
  applied_for       jsonb not null,
  tag_mutability    text not null,
  encryption        text not null,
  tags              jsonb not null,
  repository_policy text,
  lifecycle_policy  text,
  custom_role_arn   text,
  created_at        timestamptz,
  updated_at        timestamptz,
  primary key (registry_id, prefix)
);

create table registry_policy (
  registry_id text primary key,
  policy      text not null
);
