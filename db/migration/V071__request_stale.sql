-- Whether it is known that AWS would take another plan by now; a decision finds out in any case.
alter table request add column stale boolean not null default false;
