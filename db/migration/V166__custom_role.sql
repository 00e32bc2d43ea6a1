-- The role by which ECR signs in at another ECR registry.
alter table mirror add column custom_role_arn text;
