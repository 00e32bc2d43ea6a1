-- The sandbox's whole state. registry is '<account>.<region>', times are milliseconds since 1970, lists and maps are JSON.
create table if not exists repository (
    id bigint generated always as identity primary key,
    registry varchar(64) not null,
    name varchar(256) not null,
    created_at bigint not null,
    tag_mutability varchar(32) not null,
    exclusion_filters varchar not null,
    scan_on_push boolean not null,
    encryption_type varchar(16) not null,
    kms_key varchar(2048),
    tags varchar not null,
    policy varchar,
    lifecycle_policy varchar,
    lifecycle_evaluated_at bigint,
    unique (registry, name)
);
alter table repository add column if not exists lifecycle_due_at bigint;
create index if not exists repository_lifecycle_due on repository (lifecycle_due_at);

-- Manifests are content-addressed: one row however many repositories have the image.
create table if not exists manifest (
    digest varchar(160) primary key,
    content varbinary not null
);

create table if not exists image (
    id bigint generated always as identity primary key,
    repository_id bigint not null references repository on delete cascade,
    digest varchar(160) not null,
    media_type varchar(255) not null,
    artifact_type varchar(255),
    subject varchar(160),
    size bigint not null,
    pushed_at bigint not null,
    pulled_at bigint,
    unique (repository_id, digest)
);
alter table image add column if not exists archived_at bigint;
alter table image add column if not exists activated_at bigint;
alter table image add column if not exists scanned_at bigint;
create index if not exists image_arrival on image (repository_id, id);
create index if not exists image_subject on image (repository_id, subject);
create index if not exists image_digest on image (digest);

create table if not exists image_tag (
    repository_id bigint not null references repository on delete cascade,
    tag varchar(300) not null,
    image_id bigint not null references image on delete cascade,
    checked_at bigint,
    primary key (repository_id, tag)
);
create index if not exists image_tag_image on image_tag (image_id);

-- The manifests that an index names.
create table if not exists image_child (
    image_id bigint not null references image on delete cascade,
    digest varchar(160) not null,
    primary key (image_id, digest)
);
create index if not exists image_child_digest on image_child (digest);

-- The blobs that a repository may serve; their content is a file under blobs/.
create table if not exists layer (
    repository_id bigint not null references repository on delete cascade,
    digest varchar(160) not null,
    size bigint not null,
    primary key (repository_id, digest)
);

-- Uploads by InitiateLayerUpload: size counts the bytes of the file that have been acknowledged.
create table if not exists layer_upload (
    id varchar(36) primary key,
    repository_id bigint not null references repository on delete cascade,
    size bigint not null,
    small_parts int not null
);

-- The last lifecycle policy preview of a repository; it is in progress until ready_at.
create table if not exists lifecycle_preview (
    repository_id bigint primary key references repository on delete cascade,
    policy varchar not null,
    ready_at bigint not null,
    expiring int not null,
    transitioning int not null
);

-- False until the results are there; those of earlier versions are evaluated anew.
alter table lifecycle_preview add column if not exists evaluated boolean default false not null;
drop table if exists lifecycle_preview_result;

-- A thousand results each, as JSON.
create table if not exists lifecycle_preview_block (
    repository_id bigint not null references lifecycle_preview on delete cascade,
    number int not null,
    results varchar not null,
    primary key (repository_id, number)
);

-- Principals whose pulls are not recorded.
create table if not exists pull_time_exclusion (
    registry varchar(64) not null,
    principal varchar(200) not null,
    created_at bigint not null,
    primary key (registry, principal)
);

create table if not exists pull_through_rule (
    registry varchar(64) not null,
    prefix varchar(30) not null,
    upstream_url varchar(255) not null,
    upstream_registry varchar(64) not null,
    upstream_prefix varchar(30) not null,
    credential_arn varchar(612),
    role_arn varchar(2048),
    created_at bigint not null,
    updated_at bigint not null,
    primary key (registry, prefix)
);

create table if not exists creation_template (
    registry varchar(64) not null,
    prefix varchar(256) not null,
    description varchar(256),
    applied_for varchar not null,
    role_arn varchar(2048),
    tag_mutability varchar(32) not null,
    exclusion_filters varchar not null,
    encryption_type varchar(16) not null,
    kms_key varchar(2048),
    tags varchar not null,
    policy varchar,
    lifecycle_policy varchar,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (registry, prefix)
);

-- One text per registry and kind: the registry policy, account settings, replication.
create table if not exists document (
    registry varchar(64) not null,
    kind varchar(80) not null,
    text varchar not null,
    primary key (registry, kind)
);

create table if not exists secret (
    id bigint generated always as identity primary key,
    registry varchar(64) not null,
    name varchar(512) not null,
    arn varchar(700) not null unique,
    description varchar(2048),
    kms_key varchar(2048),
    tags varchar not null,
    created_at bigint not null,
    changed_at bigint not null,
    accessed_at bigint,
    deleted_at bigint,
    purge_at bigint,
    unique (registry, name)
);

create table if not exists secret_version (
    secret_id bigint not null references secret on delete cascade,
    version_id varchar(64) not null,
    text varchar,
    bytes varbinary,
    created_at bigint not null,
    primary key (secret_id, version_id)
);

create table if not exists secret_stage (
    secret_id bigint not null references secret on delete cascade,
    stage varchar(256) not null,
    version_id varchar(64) not null,
    primary key (secret_id, stage)
);

create table if not exists queue (
    id bigint generated always as identity primary key,
    registry varchar(64) not null,
    name varchar(80) not null,
    attributes varchar not null,
    created_at bigint not null,
    changed_at bigint not null,
    unique (registry, name)
);

create table if not exists message (
    id bigint generated always as identity primary key,
    queue_id bigint not null references queue on delete cascade,
    message_id varchar(64) not null,
    body varchar not null,
    attributes varchar not null,
    sent_at bigint not null,
    visible_at bigint not null,
    received_at bigint,
    receives int not null
);
create index if not exists message_visible on message (queue_id, visible_at, id);

-- What a FIFO queue was sent lately: a message of the same key is taken for the same, even after it was deleted.
create table if not exists message_deduplication (
    queue_id bigint not null references queue on delete cascade,
    dedup_key varchar(300) not null,
    message_id varchar(64) not null,
    sequence bigint not null,
    sent_at bigint not null,
    primary key (queue_id, dedup_key)
);

-- What a state of an earlier version lacks.
alter table queue add column if not exists tags varchar default '{}' not null;
alter table queue add column if not exists purged_at bigint;
alter table message add column if not exists system varchar default '{}' not null;
alter table message add column if not exists group_id varchar(128);
create index if not exists message_group on message (queue_id, group_id, id);
alter table secret add column if not exists policy varchar;
alter table secret_version add column if not exists accessed_at bigint;
