package io.mirrordesk.portal.drift;

import io.mirrordesk.contract.ActiveFilter;
import io.mirrordesk.governance.DriftQuery;
import io.mirrordesk.plan.Difference;
import io.mirrordesk.plan.RegistryId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the address of the list filters by; what is not understood filters nothing. */
record DriftFilter(
        @Nullable RegistryId registry,
        Difference.@Nullable Kind kind,
        @Nullable String mirror,
        @Nullable String q) {

    static DriftFilter of(
            @Nullable String registry, @Nullable String kind, @Nullable String mirror, @Nullable String q) {
        return new DriftFilter(
                registry(registry).orElse(null),
                Arrays.stream(Difference.Kind.values())
                        .filter(known -> known.name().equals(kind))
                        .findFirst()
                        .orElse(null),
                blankToNull(mirror),
                blankToNull(q));
    }

    DriftQuery query() {
        return DriftQuery.all().in(registry).of(kind).ofMirror(mirror).matching(q);
    }

    /** @param matches how many match this filter; null to say nothing of it */
    List<ActiveFilter> active(Function<DriftFilter, @Nullable Long> matches) {
        List<ActiveFilter> active = new ArrayList<>();
        add(active, "q", q, matches, new DriftFilter(registry, kind, mirror, null));
        add(active, "registry", registry, matches, new DriftFilter(null, kind, mirror, q));
        add(active, "kind", kind, matches, new DriftFilter(registry, null, mirror, q));
        add(active, "mirror", mirror, matches, new DriftFilter(registry, kind, null, q));
        return active;
    }

    private static void add(
            List<ActiveFilter> active,
            String name,
            @Nullable Object value,
            Function<DriftFilter, @Nullable Long> matches,
            DriftFilter without) {
        if (value != null) {
            active.add(new ActiveFilter(name, value.toString(), matches.apply(without)));
        }
    }

    private static Optional<RegistryId> registry(@Nullable String text) {
        try {
            return Optional.ofNullable(blankToNull(text)).map(RegistryId::parse);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
