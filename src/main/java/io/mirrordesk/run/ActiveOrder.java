package io.mirrordesk.run;

import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.StandingOrder;

/**
 * A standing order in force.
 *
 * @param request the request whose decision it rests on
 */
public record ActiveOrder(long id, RegistryId registry, StandingOrder order, long request) {

    /** How audit records and pages name it as an authority. */
    public String authority() {
        return "order:" + id;
    }
}
