-- One open request that changes what a prefix is; adding images to a mirror may go on beside each other.
drop index request_open_prefix;
create unique index request_open_prefix on request (registry_id, prefix)
  where kind in ('CREATE_MIRROR', 'CHANGE_MIRROR', 'RETIRE_MIRROR')
    and (state in ('SUBMITTED', 'APPROVED', 'RUNNING') or state = 'FAILED' and not rolled_back);
