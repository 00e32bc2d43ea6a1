-- What people defined. The words of the state columns are the API's.
create table registry (
  id            text primary key check (id ~ '^[0-9]{12}\.[a-z0-9-]+$'),
  mode          text not null check (mode in ('OBSERVE_ONLY', 'MANAGED')),
  endpoint      text,
  pull_endpoint text,
  pull_host     text not null,
  role_arn      text,
  external_id   text,
  event_queue   text,
  rules_limit   integer not null default 50 check (rules_limit > 0),
  created_at    timestamptz not null
);

create table credential (
  id          bigint generated always as identity primary key,
  registry_id text not null references registry,
  name        text not null,
  upstream    text not null,
  username    text not null,
  secret_name text not null,
  state       text not null check (state in ('ACTIVE', 'RETIRED')),
  request     bigint not null,
  created_at  timestamptz not null,
  unique (registry_id, name)
);

create table template (
  id         bigint generated always as identity primary key,
  name       text not null unique,
  created_at timestamptz not null
);

create table template_version (
  id                bigint generated always as identity primary key,
  template_id       bigint not null references template,
  version           integer not null check (version > 0),
  mode              text not null check (mode in ('EMULATED', 'NATIVE', 'BOTH')),
  tags              text not null,
  lifecycle_policy  text,
  repository_policy text,
  tag_mutability    text not null check (tag_mutability in ('MUTABLE', 'IMMUTABLE')),
  scan_on_push      boolean not null,
  encryption        text,
  request           bigint not null,
  created_at        timestamptz not null,
  unique (template_id, version)
);

create table mirror (
  id              bigint generated always as identity primary key,
  registry_id     text not null references registry,
  prefix          text not null,
  upstream        text not null,
  upstream_url    text not null,
  upstream_prefix text,
  access          text not null check (access in ('CURATED', 'ON_DEMAND')),
  credential_id   bigint references credential,
  template_id     bigint references template,
  team            text not null,
  state           text not null check (state in ('ACTIVE', 'FAILING', 'RETIRED')),
  request         bigint not null,
  managed_since   timestamptz not null,
  created_at      timestamptz not null
);
create unique index mirror_prefix on mirror (registry_id, prefix) where state <> 'RETIRED';

create table access_grant (
  mirror_id bigint not null references mirror,
  position  integer not null,
  kind      text not null,
  value     text not null,
  primary key (mirror_id, position)
);

-- Repositories that somebody asked for by name; under a curated mirror nothing else is expected.
create table requested_repository (
  registry_id text not null references registry,
  repository  text not null,
  mirror_id   bigint not null references mirror,
  request     bigint not null,
  primary key (registry_id, repository)
);
