-- Repositories that were seen and what came of it. "wanted" grows each time, so that what is seen while the task works is not lost.
create table reconciliation (
  registry_id text not null,
  repository  text not null,
  wanted      bigint not null default 1,
  state       text not null check (state in ('WAITING', 'CONFORMS', 'NOT_OURS', 'GONE', 'NOT_AUTHORIZED', 'FAILED')),
  attempts    integer not null default 0,
  error       text,
  updated_at  timestamptz not null,
  primary key (registry_id, repository)
);
create index reconciliation_failed on reconciliation (registry_id, repository) where state in ('NOT_AUTHORIZED', 'FAILED');

-- The first pull of each image that a request asked for.
create table warm_up (
  id          bigint generated always as identity primary key,
  request     bigint not null,
  registry_id text not null,
  image       text not null,
  repository  text not null,
  tag         text not null,
  state       text not null check (state in ('PENDING', 'WARMING', 'WARM', 'FAILED')),
  attempts    integer not null default 0,
  manifest    text,
  digest      text,
  error       text,
  created_at  timestamptz not null,
  started_at  timestamptz,
  finished_at timestamptz,
  unique (request, registry_id, repository, tag)
);
create index warm_up_repository on warm_up (registry_id, repository);
