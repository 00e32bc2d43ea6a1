-- Beside the columns of the images themselves, for images on their way.
alter table image_stage
  add column last_archived_at timestamptz,
  add column last_activated_at timestamptz;
