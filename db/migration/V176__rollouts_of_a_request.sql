-- A template that mirrors of several registries use is changed in all of them by one request: a roll-out for each.
alter table rollout drop constraint rollout_request_key;
alter table rollout add constraint rollout_request_key unique (request, registry_id);
