-- What ECR said when it last tried a mirror's rule.
alter table mirror
  add column validated_at  timestamptz,
  add column failure       text,
  add column failing_since timestamptz;
