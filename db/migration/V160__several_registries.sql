-- A request may be about several registries: the first one stands where it always stood, the others with their change and plan beside it.
alter table request add column registries text[] not null default '{}';
update request set registries = array[registry_id];
alter table request alter column registries drop default;
alter table request add constraint request_registries check (registries[1] = registry_id);
alter table request add column further text;
create index request_registries on request using gin (registries);

-- In each of its registries a request is carried out by one run at a time.
drop index run_alive;
create unique index run_alive on run (request, registry_id) where state in ('QUEUED', 'RUNNING', 'PAUSED');

-- A credential waits in each registry in which it will be needed.
alter table pending_credential drop constraint pending_credential_pkey;
alter table pending_credential add primary key (request_id, registry_id);
