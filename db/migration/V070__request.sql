create sequence request_id as bigint;

create table request (
  id          bigint primary key,
  registry_id text not null,
  kind        text not null,
  state       text not null check (state in
                ('SUBMITTED', 'APPROVED', 'RUNNING', 'DONE', 'REJECTED', 'WITHDRAWN', 'FAILED')),
  requester   text not null,
  team        text not null,
  reason      text not null check (reason <> ''),
  prefix      text,
  title       text not null,
  change      text not null,
  plan        text not null,
  plan_hash   text not null,
  risk        text not null check (risk in ('SAFE', 'REPLACES', 'DESTROYS')),
  proof       text check (proof in ('PROVED', 'UNREACHABLE')),
  run_id      bigint,
  outcome     text,
  rolled_back boolean not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  version     bigint not null
);
create index request_state on request (state, id desc);
create index request_requester on request (requester, id desc);
-- One open request a prefix: the second would be refused by ECR after somebody had approved it.
create unique index request_open_prefix on request (registry_id, prefix)
  where kind = 'CREATE_MIRROR'
    and (state in ('SUBMITTED', 'APPROVED', 'RUNNING') or state = 'FAILED' and not rolled_back);

create table request_decision (
  id         bigint generated always as identity primary key,
  request_id bigint not null references request,
  decided_by text not null,
  decision   text not null check (decision in ('APPROVED', 'REJECTED', 'WITHDRAWN')),
  reason     text,
  plan_hash  text not null,
  solo       boolean not null,
  decided_at timestamptz not null
);
create index request_decision_request on request_decision (request_id);

create table request_comment (
  id         bigint generated always as identity primary key,
  request_id bigint not null references request,
  author     text not null,
  text       text not null check (text <> ''),
  created_at timestamptz not null
);
create index request_comment_request on request_comment (request_id);

-- Credentials that wait in Secrets Manager for a decision. Never their value.
create table pending_credential (
  request_id  bigint primary key,
  registry_id text not null,
  kept_at     timestamptz not null
);
