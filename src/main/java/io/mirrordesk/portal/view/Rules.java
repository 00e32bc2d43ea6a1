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
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How many rule slots are in use. Pages show it beside everything else, so it may be ten seconds old: plans count anew. */
@Component
public class Rules {

    private static final Duration GOOD_FOR = Duration.ofSeconds(10);

    private final LiveState live;
    private final Mirrors mirrors;
    private final Clock clock;
    private final Map<RegistryId, Count> counts = new ConcurrentHashMap<>();

    Rules(LiveState live, Mirrors mirrors, Clock clock) {
        this.live = live;
        this.mirrors = mirrors;
        this.clock = clock;
    }

    /** As AWS has them; while AWS is away, as many as are managed here. */
    public int used(ManagedRegistry registry) {
        Instant now = clock.instant();
        Count known = counts.get(registry.id());
        if (known == null || !now.isBefore(known.at().plus(GOOD_FOR))) {
            known = new Count(read(registry.id()), now);
            counts.put(registry.id(), known);
        }
        return known.used();
    }

    private int read(RegistryId registry) {
        try {
            return live.rules(registry).size();
        } catch (Problem away) {
            return mirrors.all(registry).size();
        }
    }

    private record Count(int used, Instant at) {}
}
