-- A retired credential leaves its name to a new one.
alter table credential
  drop constraint credential_registry_id_name_key,
  add column expires_on       date,
  add column valued_at        timestamptz,
  add column restorable_until timestamptz;
update credential set valued_at = created_at;
alter table credential alter column valued_at set not null;
create unique index credential_name on credential (registry_id, name) where state <> 'RETIRED';

-- Each value that a credential has had: the secret that held it, never the value.
create table credential_version (
  credential_id    bigint not null references credential,
  version          integer not null check (version > 0),
  secret_name      text not null,
  username         text not null,
  expires_on       date,
  request          bigint not null,
  created_at       timestamptz not null,
  retired_at       timestamptz,
  restorable_until timestamptz,
  primary key (credential_id, version)
);
insert into credential_version (credential_id, version, secret_name, username, request, created_at)
select id, substring(secret_name from '-([0-9]+)$')::integer, secret_name, username, request, created_at
  from credential;

-- One open request that changes a credential.
alter table request add column credential text;
create unique index request_open_credential on request (registry_id, credential)
  where kind in ('CREATE_CREDENTIAL', 'ROTATE_CREDENTIAL', 'RETIRE_CREDENTIAL')
    and (state in ('SUBMITTED', 'APPROVED', 'RUNNING') or state = 'FAILED' and not rolled_back);
