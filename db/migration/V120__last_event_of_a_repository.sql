-- The pull doctor asks for the last event about a repository.
create index event_inbox_by_repository on event_inbox (registry_id, repository, received_at) where repository is not null;
