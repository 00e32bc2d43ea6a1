-- The words that names of repositories consist of, each once: what a mistyped word may have been meant to be. They are far fewer than
-- names, and the nearest ones are found by walking an index. A word stays when its last repository goes: what is proposed is searched
-- before it is shown.
create table repository_word (word text primary key);
create index repository_word_near on repository_word using gist (word gist_trgm_ops (siglen = 32));

-- In order, so that two statements that add the same words never wait for each other.
create function note_repository_words() returns trigger language plpgsql as $$
begin
  insert into repository_word
  select distinct part.word from added, regexp_split_to_table(added.name, '[^a-z0-9]+') as part(word)
   where length(part.word) between 3 and 64 and part.word ~ '[a-z]'
   order by part.word
  on conflict do nothing;
  return null;
end $$;

create trigger repository_words after insert on repository
  referencing new table as added for each statement execute function note_repository_words();

insert into repository_word
select distinct part.word from repository, regexp_split_to_table(repository.name, '[^a-z0-9]+') as part(word)
 where length(part.word) between 3 and 64 and part.word ~ '[a-z]';
