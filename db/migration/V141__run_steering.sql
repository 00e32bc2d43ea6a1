-- What somebody wants of a run that is under way; it obeys before its next step.
alter table run add column wish text check (wish in ('PAUSE', 'CANCEL'));
alter table run add column wished_by text;
