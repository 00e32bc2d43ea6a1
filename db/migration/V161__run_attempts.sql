-- How often in a row a run had to wait because AWS could not do what it asked at the moment.
alter table run add column attempts integer not null default 0;
