package io.mirrordesk.portal.view;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.observed.LiveState;
import org.springframework.stereotype.Component;

/** How many rule slots are in use. */
@Component
public class Rules {

    private final LiveState live;
    private final Mirrors mirrors;

    Rules(LiveState live, Mirrors mirrors) {
        this.live = live;
        this.mirrors = mirrors;
    }

    /** As AWS has them; while AWS is away, as many as are managed here. */
    public int used(ManagedRegistry registry) {
        try {
            return live.rules(registry.id()).size();
        } catch (Problem away) {
            return mirrors.all(registry.id()).size();
        }
    }
}
