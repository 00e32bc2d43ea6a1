-- What nobody pulls any more, in the order of pushes: nearly every image that was last pulled long ago was pushed even longer ago, and the
-- few that were pushed again since then have an index of their own.
create index image_pushed_and_pulled on image (pushed_at, id) include (repository_id, size_bytes, last_pulled_at)
  where last_pulled_at is not null;
create index image_pushed_again on image (pushed_at, id) include (repository_id, size_bytes, last_pulled_at)
  where last_pulled_at < pushed_at;
