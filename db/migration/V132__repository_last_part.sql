-- The last part of a name is what people call a repository: nginx of docker-hub/library/nginx. The index of three-letter parts would look
-- at every name that has the word anywhere, which of a mirror's prefix are tens of thousands.
create index repository_by_last_part on repository (split_part(name, '/', -1));
