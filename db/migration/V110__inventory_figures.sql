-- The figures of dashboards, counted beforehand: grouping two million images takes seconds, grouping these rows milliseconds.

-- The images of each repository by the age of their last pull and push: under 7, 30 and 90 days, older, never.
-- A row is counted anew when its repository was read again, or when an image grows into the next age at "until". "unused" was
-- never pulled and pushed 90 days ago or more.
create table repository_age (
  repository_id         bigint primary key,
  read_at               timestamptz,
  until                 timestamptz not null,
  pulled_7_images       bigint not null,
  pulled_7_bytes        bigint not null,
  pulled_30_images      bigint not null,
  pulled_30_bytes       bigint not null,
  pulled_90_images      bigint not null,
  pulled_90_bytes       bigint not null,
  pulled_older_images   bigint not null,
  pulled_older_bytes    bigint not null,
  pulled_never_images   bigint not null,
  pulled_never_bytes    bigint not null,
  pushed_7_images       bigint not null,
  pushed_7_bytes        bigint not null,
  pushed_30_images      bigint not null,
  pushed_30_bytes       bigint not null,
  pushed_90_images      bigint not null,
  pushed_90_bytes       bigint not null,
  pushed_older_images   bigint not null,
  pushed_older_bytes    bigint not null,
  unused_images         bigint not null,
  unused_bytes          bigint not null
);

-- The whole inventory by registry, mirror, team and template, all of it counted in one moment.
create table inventory_figures (
  registry_id           text not null,
  mirror                text,
  team                  text,
  template              text,
  repositories          bigint not null,
  images                bigint not null,
  size_bytes            bigint not null,
  conforming            bigint not null,
  not_conforming        bigint not null,
  unknown               bigint not null,
  not_requested         bigint not null,
  pulled_7_images       bigint not null,
  pulled_7_bytes        bigint not null,
  pulled_30_images      bigint not null,
  pulled_30_bytes       bigint not null,
  pulled_90_images      bigint not null,
  pulled_90_bytes       bigint not null,
  pulled_older_images   bigint not null,
  pulled_older_bytes    bigint not null,
  pulled_never_images   bigint not null,
  pulled_never_bytes    bigint not null,
  pushed_7_images       bigint not null,
  pushed_7_bytes        bigint not null,
  pushed_30_images      bigint not null,
  pushed_30_bytes       bigint not null,
  pushed_90_images      bigint not null,
  pushed_90_bytes       bigint not null,
  pushed_older_images   bigint not null,
  pushed_older_bytes    bigint not null,
  unused_images         bigint not null,
  unused_bytes          bigint not null,
  unique nulls not distinct (registry_id, mirror, team, template)
);

-- One row: when the figures were counted, and of what. "listed" and "read" tell whether the inventory has moved since.
create table inventory_count (
  one        boolean primary key default true check (one),
  counted_at timestamptz,
  -- when the registry that was listed longest ago had last been listed completely
  as_of      timestamptz,
  took_ms    bigint not null default 0,
  -- an image grows into another age
  due_at     timestamptz,
  listed     text not null default '',
  read       text not null default ''
);
insert into inventory_count default values;

-- The last figures of each day, for growth. What was not measured has no row. "cold" was not pulled for 90 days.
create table inventory_day (
  day            date not null,
  registry_id    text not null,
  mirror         text,
  team           text,
  template       text,
  repositories   bigint not null,
  images         bigint not null,
  size_bytes     bigint not null,
  conforming     bigint not null,
  not_conforming bigint not null,
  unknown        bigint not null,
  cold_images    bigint not null,
  cold_bytes     bigint not null,
  never_images   bigint not null,
  never_bytes    bigint not null,
  counted_at     timestamptz not null,
  -- invented for a try-out, never in production
  demo           boolean not null default false,
  unique nulls not distinct (day, registry_id, mirror, team, template)
);
