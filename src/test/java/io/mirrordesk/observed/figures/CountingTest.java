package io.mirrordesk.observed.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.observed.generated.RegistryGenerator;
import io.mirrordesk.observed.generated.Shape;
import io.mirrordesk.support.SandboxedPortal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Every figure equals what a statement of this test counts, which knows nothing of how the figures are made. */
@Transactional
class CountingTest extends SandboxedPortal {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");

    @Autowired
    private CountRows rows;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private JdbcClient sql;

    private InventoryFigures figures;

    @BeforeEach
    void thereIsARegistry() {
        jdbc.execute((ConnectionCallback<Shape>) connection -> {
            Shape shape = new Shape(Shape.REGISTRY, 60, 900, 3, NOW);
            RegistryGenerator.write(shape, connection);
            return shape;
        });
        figures = new InventoryFigures(sql, new Price(new BigDecimal("0.10")), at(NOW));
        eventually("nobody else counts", () -> counting(NOW).count());
    }

    @Test
    void addsUpToWhatTheTablesHold() {
        Figures total = summary().total();
        assertThat(total.repositories()).isEqualTo(repositories("true")).isEqualTo(60);
        assertThat(total.images()).isEqualTo(images("true")).isEqualTo(900);
        assertThat(total.sizeBytes()).isEqualTo(bytes("true"));
        assertThat(total.conforming()).isEqualTo(repositories("conforms"));
        assertThat(total.notConforming()).isEqualTo(repositories("not conforms"));
        assertThat(total.unknown()).isEqualTo(repositories("conforms is null"));
        assertThat(total.notRequested()).isEqualTo(repositories("not requested"));
    }

    @Test
    void breaksTheSameDownByMirrorTeamAndTemplate() {
        assertGroups(summary().byMirror(), "mirror");
        assertGroups(summary().byTeam(), "team");
        assertGroups(summary().byTemplate(), "template");
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void countsImagesByTheAgeOfTheirLastPull(Age age) {
        assertThat(summary().total().pulled(age)).isEqualTo(amount(pulled(age, NOW)));
    }

    @ParameterizedTest
    @EnumSource(names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
    void countsImagesByTheAgeOfTheirPush(Age age) {
        assertThat(summary().total().pushed(age)).isEqualTo(amount(aged("pushed_at", age, NOW)));
    }

    @Test
    void countsWhatWasNeverPulledAndIsThereForLong() {
        assertThat(summary().total().unused())
                .isEqualTo(amount("last_pulled_at is null and pushed_at <= '%s'".formatted(ago(NOW, 90))));
    }

    @Test
    void letsImagesGrowOlderThoughNothingWasRead() {
        Instant later = NOW.plus(Duration.ofDays(5));
        counting(later).count();
        for (Age age : Age.values()) {
            assertThat(summary().total().pulled(age)).as("%s", age).isEqualTo(amount(pulled(age, later)));
        }
    }

    @Test
    void countsARepositoryAnewThatWasReadAgain() {
        long before = summary().total().images();
        sql.sql("delete from image where repository_id = (select min(id) from repository where registry_id = ?)")
                .param(Shape.REGISTRY.toString())
                .update();
        sql.sql(
                        "update repository set read_at = now() where id = (select min(id) from repository where registry_id = ?)")
                .param(Shape.REGISTRY.toString())
                .update();
        counting(NOW).count();
        assertThat(summary().total().images()).isEqualTo(images("true")).isLessThan(before);
    }

    @Test
    void forgetsARepositoryThatIsGone() {
        sql.sql("delete from repository where registry_id = ?")
                .param(Shape.REGISTRY.toString())
                .update();
        counting(NOW).count();
        assertThat(summary().total().repositories()).isZero();
        assertThat(summary().total().pulled(Age.NEVER)).isEqualTo(Amount.NONE);
        assertThat(summary().byMirror()).isEmpty();
    }

    @Test
    void computesCostsFromThePriceOfAGigabyteAndMonth() {
        Figures total = summary().total();
        assertThat(total.monthlyCost().doubleValue()).isCloseTo(total.sizeBytes() / 1e9 * 0.10, Offset.offset(0.01));
    }

    @Test
    void keepsTheFiguresOfADayOnceHoweverOftenItIsClosed() {
        counting(NOW).closeDay();
        counting(NOW).closeDay();
        Figures total = summary().total();
        assertThat(figures.growth(Shape.REGISTRY, Period.MONTH)).singleElement().satisfies(point -> {
            assertThat(point.day()).isEqualTo(TODAY);
            assertThat(point.repositories()).isEqualTo(total.repositories());
            assertThat(point.sizeBytes()).isEqualTo(total.sizeBytes());
            assertThat(point.cold()).isEqualTo(total.pulled(Age.OLDER));
            assertThat(point.neverPulled()).isEqualTo(total.pulled(Age.NEVER));
            assertThat(point.demo()).isFalse();
        });
    }

    @Test
    void fillsInNoDayThatWasNotMeasured() {
        counting(NOW.minus(Duration.ofDays(9))).closeDay();
        counting(NOW.minus(Duration.ofDays(2))).closeDay();
        counting(NOW).closeDay();
        assertThat(figures.growth(Shape.REGISTRY, Period.MONTH))
                .extracting(GrowthPoint::day)
                .containsExactly(TODAY.minusDays(9), TODAY.minusDays(2), TODAY);
    }

    @Test
    void showsAYearByTheLastMeasuredDayOfEachWeek() {
        for (int days : List.of(300, 15, 14, 13, 0)) {
            counting(NOW.minus(Duration.ofDays(days))).closeDay();
        }
        assertThat(figures.growth(Shape.REGISTRY, Period.YEAR))
                .extracting(GrowthPoint::day)
                .containsExactly(TODAY.minusDays(300), TODAY.minusDays(14), TODAY.minusDays(13), TODAY);
    }

    private void assertGroups(List<Figures> groups, String column) {
        assertThat(groups).isNotEmpty();
        for (Figures group : groups) {
            String condition = group.name() == null ? column + " is null" : column + " = '" + group.name() + "'";
            assertThat(group.repositories()).as(condition).isEqualTo(repositories(condition));
            assertThat(group.notConforming()).as(condition).isEqualTo(repositories(condition + " and not conforms"));
            assertThat(new Amount(group.images(), group.sizeBytes()))
                    .as(condition)
                    .isEqualTo(amount(condition));
        }
        assertSum(groups, Figures::repositories);
        assertSum(groups, Figures::images);
        assertSum(groups, Figures::sizeBytes);
    }

    private void assertSum(List<Figures> groups, ToLongFunction<Figures> figure) {
        assertThat(groups.stream().mapToLong(figure).sum())
                .isEqualTo(figure.applyAsLong(summary().total()));
    }

    private static String pulled(Age age, Instant now) {
        return age == Age.NEVER ? "last_pulled_at is null" : aged("last_pulled_at", age, now);
    }

    private static String aged(String column, Age age, Instant now) {
        return switch (age) {
            case DAYS_7 -> "%s > '%s'".formatted(column, ago(now, 7));
            case DAYS_30 -> "%1$s <= '%2$s' and %1$s > '%3$s'".formatted(column, ago(now, 7), ago(now, 30));
            case DAYS_90 -> "%1$s <= '%2$s' and %1$s > '%3$s'".formatted(column, ago(now, 30), ago(now, 90));
            case OLDER -> "%s <= '%s'".formatted(column, ago(now, 90));
            case NEVER -> throw new AssertionError("no moment");
        };
    }

    private static Instant ago(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }

    private long repositories(String condition) {
        return count("select count(*) from repository where registry_id = ? and (" + condition + ")");
    }

    private long images(String condition) {
        return amount(condition).images();
    }

    private long bytes(String condition) {
        return amount(condition).sizeBytes();
    }

    /** Of images whose own columns, or their repository's, are so. */
    private Amount amount(String condition) {
        return sql.sql("""
                        select count(*) as images, coalesce(sum(size_bytes), 0) as bytes
                          from (select i.size_bytes, i.pushed_at, i.last_pulled_at, r.mirror, r.team, r.template, r.conforms
                                  from image i join repository r on r.id = i.repository_id
                                 where i.registry_id = ?) x where %s""".formatted(condition))
                .param(Shape.REGISTRY.toString())
                .query((row, _) -> new Amount(row.getLong("images"), row.getLong("bytes")))
                .single();
    }

    private long count(String statement) {
        return Objects.requireNonNull(sql.sql(statement)
                .param(Shape.REGISTRY.toString())
                .query(Long.class)
                .single());
    }

    private Summary summary() {
        return figures.summary(Shape.REGISTRY);
    }

    private Counting counting(Instant now) {
        return new Counting(rows, at(now));
    }

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }
}
