-- A registry that exists in these tables only is never synchronised: nothing in AWS could confirm it.
alter table registry_sync drop constraint registry_sync_state_check;
alter table registry_sync add constraint registry_sync_state_check
  check (state in ('RUNNING', 'DONE', 'FAILED', 'GENERATED'));

-- The words of status and scan_status are ECR's; a referrer names what it is about.
alter table image
  add column status text not null default 'ACTIVE',
  add column scan_status text,
  add column subject_digest text;
