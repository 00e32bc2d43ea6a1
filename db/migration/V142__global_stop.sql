-- While its one row is there, nothing is changed in AWS by anybody: runs, reconciliation and first pulls wait.
create table global_stop (
  only_one   boolean primary key default true check (only_one),
  stopped_by text not null,
  reason     text not null check (reason <> ''),
  since      timestamptz not null
);
