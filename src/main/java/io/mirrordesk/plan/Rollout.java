package io.mirrordesk.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mirrordesk.oci.Prefix;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a new version of a template means for the repositories that exist: too many for steps of a plan. A decision binds the version, the
 * mirrors, the kinds of step and how many images may expire, and never the counts of the forecast.
 *
 * @param version the number that the new version will have
 * @param digest of the version, as {@link TemplateSpec#digest()} has it
 * @param mirrors prefixes of the mirrors whose own repositories are brought to the version, in order; none where nothing uses the template or
 *     only ECR applies it
 * @param stepKinds all that may be done to them
 * @param mayExpire how many images may expire at once because of it; the roll-out stops before one more
 * @param forecast what the inventory said when this was planned; no part of what is decided
 */
public record Rollout(
        String template,
        int version,
        String digest,
        List<Prefix> mirrors,
        SortedSet<StepKind> stepKinds,
        long mayExpire,
        Forecast forecast) {

    /** Room for the images that come of age between forecast and roll-out. */
    private static final int HEADROOM_PERCENT = 10;

    public Rollout {
        mirrors = List.copyOf(mirrors);
        stepKinds = Collections.unmodifiableSortedSet(new TreeSet<>(stepKinds));
    }

    /**
     * One for which nothing was counted yet, and that lets no image expire. A version that only ECR applies goes to no mirror's repositories,
     * and the roll-out is nothing but the version.
     */
    public static Rollout of(TemplateSpec template, int version, List<StandingOrder> orders) {
        List<StandingOrder> reached = template.mode().reachesExisting() ? orders : List.of();
        TreeSet<StepKind> kinds = new TreeSet<>();
        reached.forEach(order -> kinds.addAll(order.stepKinds()));
        List<Prefix> mirrors = reached.stream().map(StandingOrder::prefix).toList();
        return new Rollout(template.name(), version, template.digest(), mirrors, kinds, 0, Forecast.NONE);
    }

    /**
     * What the inventory lets expect.
     *
     * @param asOf when the repository that was read longest ago was read; null where none was
     * @param mirrors one line for each mirror, by prefix
     * @param expire images that expire within 24 hours, or may: an upper bound
     * @param unread repositories that wait to be read: what the other numbers say of them is older, or nothing
     */
    public record Forecast(@Nullable Instant asOf, List<Line> mirrors, long expire, long unread) {

        static final Forecast NONE = new Forecast(null, List.of(), 0, 0);

        public Forecast {
            mirrors = List.copyOf(mirrors);
        }

        /** Repositories that need at least one step. */
        public long affected() {
            return mirrors.stream().mapToLong(Line::affected).sum();
        }
    }

    /**
     * One mirror's part of the forecast.
     *
     * @param repositories its own, which reconciling may touch
     * @param affected those of them that need at least one step
     * @param steps how many repositories need a step of a kind; a kind that none needs is missing
     */
    public record Line(Prefix mirror, long repositories, long affected, SortedMap<StepKind, Long> steps) {

        public Line {
            steps = Collections.unmodifiableSortedMap(new TreeMap<>(steps));
        }
    }

    /**
     * The same with what was counted. How many images may expire is rounded up, with room for those that come of age meanwhile; what was
     * decided about before stays as long as it is enough, so that a plan does not change from hour to hour.
     *
     * @param before the roll-out that was planned for the same change earlier; null for none
     */
    public Rollout expecting(Forecast counted, @Nullable Rollout before) {
        long bound =
                before != null && before.mayExpire >= counted.expire() ? before.mayExpire : roundedUp(counted.expire());
        return new Rollout(template, version, digest, mirrors, stepKinds, bound, counted);
    }

    /** Whether no repository that exists is brought to the version. */
    @JsonIgnore
    public boolean isForNobody() {
        return mirrors.isEmpty();
    }

    /** The same with what was decided about. */
    public Rollout asDecided(@Nullable Rollout decided) {
        return decided == null
                ? this
                : new Rollout(template, version, digest, mirrors, stepKinds, decided.mayExpire, decided.forecast);
    }

    /** Images that expire are lost for good. */
    Risk risk() {
        return mayExpire > 0 ? Risk.DESTROYS : Risk.SAFE;
    }

    /** All but the forecast. */
    JsonNode bound() {
        ObjectNode tree = (ObjectNode) Json.tree(this);
        tree.remove("forecast");
        return tree;
    }

    /** To two digits, such as 13,000 for 11,402. None stays none. */
    private static long roundedUp(long images) {
        long wanted = images + Math.ceilDiv(images * HEADROOM_PERCENT, 100);
        long unit = 1;
        while (wanted / unit >= 100) {
            unit *= 10;
        }
        return Math.ceilDiv(wanted, unit) * unit;
    }
}
