-- Moves with each change of the inventory, so that a total can be kept for as long as it holds. One row per connection: sharing one,
-- writers would wait for each other until they commit.
create table inventory_mark (
  connection integer primary key,
  changes    bigint not null
);

create function mark_inventory() returns trigger language plpgsql as $$
begin
  insert into inventory_mark values (pg_backend_pid(), 1)
  on conflict (connection) do update set changes = inventory_mark.changes + 1;
  return null;
end $$;

create trigger repository_marked after insert or update or delete on repository
  for each statement execute function mark_inventory();
create trigger image_marked after insert or update or delete on image
  for each statement execute function mark_inventory();
create trigger image_tag_marked after insert or update or delete on image_tag
  for each statement execute function mark_inventory();
create trigger manifest_marked after insert or update or delete on manifest
  for each statement execute function mark_inventory();
