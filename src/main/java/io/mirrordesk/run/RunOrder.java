package io.mirrordesk.run;

import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.Plan;

/**
 * A decision that authorizes a run.
 *
 * @param plan exactly what was decided about
 * @param decidedBy who decided
 * @param solo whether the author decided, which only an admin can while fewer than two people can approve
 */
public record RunOrder(long request, ChangeSet change, Plan plan, String decidedBy, boolean solo) {}
