-- What a decision about a new version of a template binds beside steps: version, mirrors, kinds of step, how many images may expire.
alter table run add column rollout text;

-- One open request that changes a template.
alter table request add column template text;
create unique index request_open_template on request (template)
  where kind = 'CHANGE_TEMPLATE'
    and (state in ('SUBMITTED', 'APPROVED', 'RUNNING') or state = 'FAILED' and not rolled_back);
