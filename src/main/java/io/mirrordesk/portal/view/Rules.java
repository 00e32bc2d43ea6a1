package io.mirrordesk.portal.view;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many rule slots are in use. Pages show it beside everything else, so it may be a minute old, and no page waits long for an AWS that
 * does not answer: plans count anew.
 */
@Component
public class Rules {

    /** From then on it is counted anew beside the pages, */
    private static final Duration FRESH_FOR = Duration.ofSeconds(10);

    /** and from then on a page waits for that, a little. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Executor BESIDE =
            task -> Thread.ofVirtual().name("rules-count").start(task);

    private final LiveState live;
    private final Mirrors mirrors;
    private final Clock clock;
    private final Map<RegistryId, Count> counts = new ConcurrentHashMap<>();
    private final Map<RegistryId, CompletableFuture<Integer>> underWay = new ConcurrentHashMap<>();

    Rules(LiveState live, Mirrors mirrors, Clock clock) {
        this.live = live;
        this.mirrors = mirrors;
        this.clock = clock;
    }

    /** As AWS has them, or had them last; while AWS is away, as many as are managed here. */
    public int used(ManagedRegistry registry) {
        Count known = counts.get(registry.id());
        if (known != null && known.isYoungerThan(FRESH_FOR, clock.instant())) {
            return known.used();
        }
        CompletableFuture<Integer> reading =
                underWay.computeIfAbsent(registry.id(), id -> CompletableFuture.supplyAsync(() -> count(id), BESIDE));
        return known != null && known.isYoungerThan(GOOD_FOR, clock.instant())
                ? known.used()
                : await(reading).orElseGet(() -> unanswered(registry.id(), known));
    }

    private static Optional<Integer> await(CompletableFuture<Integer> reading) {
        return reading.thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private int count(RegistryId registry) {
        try {
            int used = asManyAsAwsHas(registry);
            counts.put(registry, new Count(used, clock.instant()));
            return used;
        } finally {
            underWay.remove(registry);
        }
    }

    private int asManyAsAwsHas(RegistryId registry) {
        try {
            return live.rules(registry).size();
        } catch (Problem away) {
            return mirrors.all(registry).size();
        }
    }

    private int unanswered(RegistryId registry, @Nullable Count known) {
        return known == null ? mirrors.all(registry).size() : known.used();
    }

    private record Count(int used, Instant at) {

        boolean isYoungerThan(Duration age, Instant now) {
            return now.isBefore(at.plus(age));
        }
    }
}
