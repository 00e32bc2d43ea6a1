-- An adopted mirror is only observed until a first plan for it is carried out.
alter table mirror add column observing boolean not null default false;
