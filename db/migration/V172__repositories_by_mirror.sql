-- A mirror's or a team's repositories are the filters that are met most: what else is asked of them is answered by the index too.
drop index repository_by_mirror;
create index repository_by_mirror on repository (mirror, name, id) include
  (registry_id, template, team, conforms, requested, images, size_bytes, created_at, last_pushed_at, last_pulled_at);
drop index repository_by_team;
create index repository_by_team on repository (team, name, id) include
  (registry_id, mirror, template, conforms, requested, images, size_bytes, created_at, last_pushed_at, last_pulled_at);
