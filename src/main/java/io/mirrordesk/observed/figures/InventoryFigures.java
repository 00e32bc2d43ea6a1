package io.mirrordesk.observed.figures;

import io.mirrordesk.plan.RegistryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The inventory in figures, as counted last. Each question is one statement over a few hundred rows, however large the inventory. */
@Service
@EnableConfigurationProperties(Price.class)
public class InventoryFigures {

    private static final String SUMMARY = """
            select c.counted_at, c.as_of, f.*
              from inventory_count c left join (
                select grouping(mirror, team, template) as grouped, coalesce(mirror, team, template) as name,
                       coalesce(sum(repositories), 0) as repositories, coalesce(sum(images), 0) as images,
                       coalesce(sum(size_bytes), 0) as size_bytes, coalesce(sum(conforming), 0) as conforming,
                       coalesce(sum(not_conforming), 0) as not_conforming, coalesce(sum(unknown), 0) as unknown,
                       coalesce(sum(not_requested), 0) as not_requested, %s
                  from inventory_figures
                 where cast(:registry as text) is null or registry_id = :registry
                 group by grouping sets ((), (mirror), (team), (template))) f on true
             order by f.size_bytes desc, f.name""".formatted(AgeColumns.sums());

    private static final String BY_REGISTRY = """
            select 0 as grouped, registry_id as name, null::timestamptz as as_of, null::timestamptz as counted_at,
                   sum(repositories) as repositories, sum(images) as images, sum(size_bytes) as size_bytes,
                   sum(conforming) as conforming, sum(not_conforming) as not_conforming, sum(unknown) as unknown,
                   sum(not_requested) as not_requested, %s
              from inventory_figures group by registry_id order by registry_id""".formatted(AgeColumns.sums());

    /** {@code grouping()} has a bit for each column that a row is not grouped by. */
    private static final int BY_MIRROR = 0b011;

    private static final int BY_TEAM = 0b101;
    private static final int BY_TEMPLATE = 0b110;
    private static final int TOTAL = 0b111;

    /** The last day that was measured in each of some equal spans of days, and its figures. */
    private static final String GROWTH = """
            with span as (
              select (select max(d.day) from inventory_day d
                       where d.day <= w.last and d.day > w.last - :step
                         and (cast(:registry as text) is null or d.registry_id = :registry)) as day
                from (select cast(:today as date) - n * :step as last from generate_series(0, :spans - 1) n) w)
            select d.day, sum(repositories) as repositories, sum(images) as images, sum(size_bytes) as size_bytes,
                   sum(conforming) as conforming, sum(not_conforming) as not_conforming,
                   sum(cold_images) as cold_images, sum(cold_bytes) as cold_bytes,
                   sum(never_images) as never_images, sum(never_bytes) as never_bytes, bool_or(demo) as demo
              from inventory_day d join span on span.day = d.day
             where cast(:registry as text) is null or d.registry_id = :registry
             group by d.day order by d.day""";

    private final JdbcClient jdbc;
    private final Price price;
    private final Clock clock;

    InventoryFigures(JdbcClient jdbc, Price price, Clock clock) {
        this.jdbc = jdbc;
        this.price = price;
        this.clock = clock;
    }

    /** @param registry null for all of them */
    public Summary summary(@Nullable RegistryId registry) {
        List<Group> all = jdbc.sql(SUMMARY)
                .param("registry", text(registry))
                .query((row, _) -> group(row))
                .list();
        Map<Integer, List<Figures>> groups = all.stream()
                .collect(Collectors.groupingBy(Group::by, Collectors.mapping(Group::figures, Collectors.toList())));
        return new Summary(
                groups.getOrDefault(TOTAL, List.of(Figures.none(null))).getFirst(),
                groups.getOrDefault(BY_MIRROR, List.of()),
                groups.getOrDefault(BY_TEAM, List.of()),
                groups.getOrDefault(BY_TEMPLATE, List.of()),
                all.getFirst().asOf(),
                all.getFirst().countedAt(),
                price.pricePerGbMonth());
    }

    /** Each registry's figures, by its id. */
    public List<Figures> byRegistry() {
        return jdbc.sql(BY_REGISTRY).query((row, _) -> group(row).figures()).list();
    }

    /**
     * How the inventory grew, the oldest day first. Days that were not measured are missing.
     *
     * @param registry null for all of them
     */
    public List<GrowthPoint> growth(@Nullable RegistryId registry, Period period) {
        return jdbc.sql(GROWTH)
                .param("registry", text(registry))
                .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("step", period.step())
                .param("spans", period.spans())
                .query((row, _) -> point(row))
                .list();
    }

    private Group group(ResultSet row) throws SQLException {
        long bytes = row.getLong("size_bytes");
        Figures figures = new Figures(
                row.getString("name"),
                row.getLong("repositories"),
                row.getLong("images"),
                bytes,
                row.getLong("conforming"),
                row.getLong("not_conforming"),
                row.getLong("unknown"),
                row.getLong("not_requested"),
                AgeColumns.pulled(row),
                AgeColumns.pushed(row),
                AgeColumns.unused(row),
                price.ofMonth(bytes));
        return new Group(row.getInt("grouped"), figures, instant(row, "as_of"), instant(row, "counted_at"));
    }

    private static GrowthPoint point(ResultSet row) throws SQLException {
        return new GrowthPoint(
                row.getObject("day", LocalDate.class),
                row.getLong("repositories"),
                row.getLong("images"),
                row.getLong("size_bytes"),
                row.getLong("conforming"),
                row.getLong("not_conforming"),
                new Amount(row.getLong("cold_images"), row.getLong("cold_bytes")),
                new Amount(row.getLong("never_images"), row.getLong("never_bytes")),
                row.getBoolean("demo"));
    }

    private static @Nullable String text(@Nullable RegistryId registry) {
        return registry == null ? null : registry.toString();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private record Group(
            int by,
            Figures figures,
            @Nullable Instant asOf,
            @Nullable Instant countedAt) {}
}
