package io.mirrordesk.portal.demo;

import io.mirrordesk.observed.SyncState;
import io.mirrordesk.observed.Syncs;
import io.mirrordesk.observed.figures.InventoryFigures;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A year of growth behind today's figures. The portal itself never fills in a day that it did not measure, so there is no door for
 * this: the rows are written here, marked as invented, and only where demo people are.
 */
@Component
@ConditionalOnBooleanProperty("mirrordesk.demo.enabled")
class DemoHistory {

    /**
     * Mirrors came one after the other. Each grew fast, then slower, with a swing as old images expire, and conformed better as time
     * went by. {@code grown} is 0 on its first day and 1 today.
     */
    private static final String INVENT = """
            with mirror as (
              select f.*, 364 - 80 * ((row_number() over (partition by registry_id order by mirror, template) - 1) % 4) as days
                from inventory_figures f
               where not exists (select from inventory_day t where t.demo and t.registry_id = f.registry_id)),
            day as (
              select m.*, cast(:today as date) - n as day, 1 - n / m.days::double precision as grown
                from mirror m cross join generate_series(1, 364) n where n <= m.days),
            past as (
              select d.*, 0.1 + 0.9 * power(grown, 0.7) as wide,
                     least(1, 0.06 + 0.94 * power(grown, 0.8) * (1 + 0.05 * sin(grown * 50))) as full_
                from day d)
            insert into inventory_day (day, registry_id, mirror, team, template, repositories, images, size_bytes, conforming,
                                       not_conforming, unknown, cold_images, cold_bytes, never_images, never_bytes, counted_at, demo)
            select day, registry_id, mirror, team, template, ceil(repositories * wide), ceil(images * full_),
                   ceil(size_bytes * full_), ceil(repositories * wide) - differing, differing, 0,
                   floor(pulled_older_images * full_), floor(pulled_older_bytes * full_),
                   floor(pulled_never_images * full_), floor(pulled_never_bytes * full_), day + interval '23 hours', true
              from past cross join lateral (
                select least(ceil(repositories * wide), ceil(not_conforming * wide + repositories * 0.4 * (1 - grown))) as differing) x
            on conflict do nothing""";

    private final DemoDesk desk;
    private final Syncs syncs;
    private final InventoryFigures figures;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoHistory(DemoDesk desk, Syncs syncs, InventoryFigures figures, JdbcClient jdbc, Clock clock) {
        this.desk = desk;
        this.syncs = syncs;
        this.figures = figures;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Once for each registry, and not before a sync that began after this has been counted. */
    void tell() {
        Instant now = clock.instant();
        desk.await(() -> syncs.all().stream().allMatch(sync -> isDone(sync, now)) && isCounted());
        jdbc.sql(INVENT)
                .param("today", LocalDate.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    private static boolean isDone(SyncState sync, Instant since) {
        return switch (sync.phase()) {
            case GENERATED -> true;
            case WAITING, RUNNING -> false;
            case DONE, FAILED -> sync.startedAt() != null && !sync.startedAt().isBefore(since);
        };
    }

    /** Whether the figures are those of the last reading. */
    private boolean isCounted() {
        return Optional.ofNullable(figures.summary(null).countedAt())
                .map(counted -> jdbc.sql("select max(tried_at) < :counted from repository")
                        .param("counted", counted.atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .optional()
                        .orElse(false))
                .orElse(false);
    }
}
