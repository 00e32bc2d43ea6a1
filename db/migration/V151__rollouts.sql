-- A new version of a template on its way to the repositories that exist. What it may do was decided; how far it is stands here.
create table rollout (
  id              bigint generated always as identity primary key,
  registry_id     text not null,
  template        text not null,
  version         integer not null,
  request         bigint not null unique,
  state           text not null check (state in ('RUNNING', 'PAUSED', 'STOPPED', 'DONE')),
  -- why it stopped: a person, too many failures, more images than may expire, a newer version
  cause           text check (cause in ('PERSON', 'FAILURES', 'BOUND', 'REPLACED')),
  reason          text,
  may_expire      bigint not null,
  expired         bigint not null default 0 check (expired <= may_expire),
  failures_in_row integer not null default 0,
  total           bigint not null default 0,
  done            bigint not null default 0,
  failed          bigint not null default 0,
  set_aside       bigint not null default 0,
  skipped         bigint not null default 0,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  ended_at        timestamptz,
  check ((state = 'STOPPED') = (cause is not null))
);
create index rollout_template on rollout (template, id desc);
create unique index rollout_under_way on rollout (registry_id, template) where state in ('RUNNING', 'PAUSED');

-- Each repository that was not as the version wants it. "before" is what it was when that was found, null when it had not been read.
create table rollout_item (
  rollout_id bigint not null references rollout,
  repository text not null,
  mirror     text not null,
  before     text,
  state      text not null check (state in ('PENDING', 'RUNNING', 'DONE', 'FAILED', 'SET_ASIDE', 'SKIPPED')),
  expires    bigint not null default 0,
  attempts   integer not null default 0,
  error      text,
  updated_at timestamptz not null,
  primary key (rollout_id, repository)
);
create index rollout_item_state on rollout_item (rollout_id, state, repository);
-- Reconciling asks for each repository whether a roll-out has yet to come to it.
create index rollout_item_open on rollout_item (repository) where state in ('PENDING', 'RUNNING', 'FAILED', 'SET_ASIDE');

alter table reconciliation drop constraint reconciliation_state_check;
alter table reconciliation add constraint reconciliation_state_check check
  (state in ('WAITING', 'CONFORMS', 'NOT_OURS', 'GONE', 'NOT_AUTHORIZED', 'FAILED', 'ROLLING_OUT'));
