package io.mirrordesk.observed;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.Conformity;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Rollout.Forecast;
import io.mirrordesk.plan.Rollout.Line;
import io.mirrordesk.plan.StepKind;
import io.mirrordesk.plan.TagMutability;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts what repositories need, a group of equal ones at a time: policies have to be parsed to be compared, and thousands of repositories
 * have the same few.
 */
final class ForecastCount {

    private final GovernedSelection selection;
    private final Map<Prefix, Count> counts =
            new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
    private final Set<String> settled = new HashSet<>();
    private final Set<String> settledLifecycles = new HashSet<>();
    private @Nullable Instant asOf;
    private long unread;

    ForecastCount(GovernedSelection selection) {
        this.selection = selection;
        selection.mirrors().forEach(mirror -> counts.put(mirror.prefix(), new Count()));
    }

    private static final class Count {
        private final SortedMap<StepKind, Long> steps = new TreeMap<>();
        private long repositories;
        private long affected;
    }

    void add(ResultSet group) throws SQLException {
        Prefix mirror = Prefix.parse(group.getString("mirror"));
        long repositories = group.getLong("repositories");
        Set<StepKind> steps = steps(mirror, group);
        Count count = counts.computeIfAbsent(mirror, _ -> new Count());
        count.repositories += repositories;
        count.affected += steps.isEmpty() ? 0 : repositories;
        steps.forEach(kind -> count.steps.merge(kind, repositories, Long::sum));
        if (steps.isEmpty()) {
            settled.add(key(mirror, group.getString("state")));
        }
        String lifecycle = group.getString("lifecycle_policy");
        if (lifecycle != null && !steps.contains(StepKind.PUT_LIFECYCLE_POLICY)) {
            settledLifecycles.add(lifecycle);
        }
        unread += group.getLong("unread");
        Instant readAt = RowMapping.instant(group, "as_of");
        if (readAt != null && (asOf == null || readAt.isBefore(asOf))) {
            asOf = readAt;
        }
    }

    /** Of the encryption nothing: a roll-out leaves it as it is. */
    private Set<StepKind> steps(Prefix mirror, ResultSet group) throws SQLException {
        Resource.Repository wanted = selection.wanted(mirror);
        Optional<TagMutability> mutability = mutability(group.getString("tag_mutability"));
        Resource.Repository found = new Resource.Repository(
                wanted.name(),
                group.getBoolean("tagged") ? wanted.tags() : Map.of(),
                group.getString("lifecycle_policy"),
                group.getString("repository_policy"),
                mutability.orElse(wanted.tagMutability()),
                group.getBoolean("scan_on_push"),
                false,
                wanted.encryption());
        Set<StepKind> kinds = Conformity.of(found, wanted).findings().stream()
                .flatMap(finding -> finding.step().stream())
                .collect(Collectors.toSet());
        if (mutability.isEmpty()) {
            kinds.add(StepKind.PUT_TAG_MUTABILITY);
        }
        return kinds;
    }

    /** Empty for those of ECR that templates do not set. */
    private static Optional<TagMutability> mutability(String word) {
        return Arrays.stream(TagMutability.values())
                .filter(known -> known.name().equals(word))
                .findFirst();
    }

    /** Whether a repository in this state needs nothing but perhaps tags. */
    boolean isSettled(Prefix mirror, String state) {
        return settled.contains(key(mirror, state));
    }

    /** The texts of lifecycle policies that stay as they are. */
    Set<String> settledLifecycles() {
        return settledLifecycles;
    }

    Forecast forecast(long expire) {
        List<Line> lines = counts.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey(),
                        entry.getValue().repositories,
                        entry.getValue().affected,
                        entry.getValue().steps))
                .toList();
        return new Forecast(asOf, lines, expire, unread);
    }

    private static String key(Prefix mirror, String state) {
        return mirror + "|" + state;
    }
}
