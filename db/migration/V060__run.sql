-- One row per registry: who may change it now. The epoch grows with each holder, so that a late one can be told apart.
create table registry_lease (
  registry_id text primary key,
  epoch       bigint not null,
  holder      text not null,
  expires_at  timestamptz not null
);

create table run (
  id          bigint generated always as identity primary key,
  registry_id text not null,
  request     bigint not null,
  state       text not null check (state in
                ('QUEUED', 'RUNNING', 'PAUSED', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'ROLLED_BACK')),
  change      text not null,
  plan_hash   text not null,
  decided_by  text not null,
  solo        boolean not null,
  rolling_back boolean not null default false,
  created_at  timestamptz not null,
  started_at  timestamptz,
  finished_at timestamptz,
  error       text
);
create index run_request on run (request);
-- A request is carried out by one run at a time.
create unique index run_alive on run (request) where state in ('QUEUED', 'RUNNING', 'PAUSED');

-- The steps that the decision authorized, and, with undoes set, the inverses of those that were carried out.
create table run_step (
  run_id         bigint not null references run,
  position       integer not null,
  step           text not null,
  fingerprint    text not null,
  undoes         integer,
  state          text not null check (state in ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'SKIPPED')),
  aws_request_id text,
  audit_record   bigint,
  started_at     timestamptz,
  finished_at    timestamptz,
  error          text,
  primary key (run_id, position)
);

create table standing_order (
  id           bigint generated always as identity primary key,
  registry_id  text not null,
  prefix       text not null,
  step_kinds   text[] not null,
  template     text,
  request      bigint not null,
  state        text not null check (state in ('ACTIVE', 'REPLACED')),
  activated_at timestamptz not null
);
create unique index standing_order_active on standing_order (registry_id, prefix) where state = 'ACTIVE';
