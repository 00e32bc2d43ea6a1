-- A template that only ECR applies leaves repositories that exist as they were created.
alter table reconciliation drop constraint reconciliation_state_check;
alter table reconciliation add constraint reconciliation_state_check check
  (state in ('WAITING', 'CONFORMS', 'AS_CREATED', 'NOT_OURS', 'GONE', 'NOT_AUTHORIZED', 'FAILED', 'ROLLING_OUT'));
