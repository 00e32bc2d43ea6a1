-- How far the comparison of each registry with what is desired is. What is asked for, or told by an event, during a check follows it at once.
create table drift_check (
  registry_id text primary key,
  wanted      bigint not null default 0,
  told        bigint not null default 0,
  fulfilled   bigint not null default 0,
  began_at    timestamptz,
  -- when nothing was left unread
  checked_at  timestamptz,
  error       text
);

-- A subject that is not as it is desired. Closed ones are kept: by whose request, or by itself.
create table drift_finding (
  id          bigint generated always as identity primary key,
  registry_id text not null,
  subject     text not null,
  kind        text not null check (kind in ('MISSING', 'CHANGED')),
  mirror      text,
  credential  text,
  desired     text not null,
  observed    text,
  found_at    timestamptz not null,
  seen_at     timestamptz not null,
  -- why the last check could not read it; what was found before stays
  unread      text,
  closed_at   timestamptz,
  repaired_by bigint
);
create unique index drift_finding_open on drift_finding (registry_id, subject) where closed_at is null;
create index drift_finding_by_age on drift_finding (found_at, id) where closed_at is null;

-- Calls that somebody made about what is managed here, as CloudTrail tells them. Settled once the subject was seen as it should be.
create table foreign_change (
  id          bigint generated always as identity primary key,
  registry_id text not null,
  subject     text not null,
  event       text not null,
  principal   text not null,
  at          timestamptz not null,
  request_id  text not null,
  looked_at   boolean not null default false,
  settled     boolean not null default false,
  unique (registry_id, subject, request_id)
);
create index foreign_change_open on foreign_change (registry_id, subject, at) where not settled;

-- The portal's own calls are known by the id that AWS gave them.
create index audit_record_aws_request on audit_record (aws_request_id) where aws_request_id is not null;

-- Runs that may be under way.
create index run_open on run (registry_id) where state not in ('SUCCEEDED', 'ROLLED_BACK');
