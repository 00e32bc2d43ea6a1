-- The account setting that says which actions a registry's policy is asked about: V1 or V2, null while it could not be read.
alter table registry_sync add column policy_scope text check (policy_scope in ('V1', 'V2'));
