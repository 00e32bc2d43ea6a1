-- How often a sync was asked for: one that is asked for during a sync follows it at once.
create table sync_wish (
  registry_id text primary key,
  wanted      bigint not null
);
