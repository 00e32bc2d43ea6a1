package io.mirrordesk.request;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.plan.JointPlan;

/** The plan is not the one that was decided about: it carries the new one. */
public final class PlanChanged extends Problem {

    private final transient JointPlan plan;

    PlanChanged(JointPlan plan) {
        super(
                Kind.CONFLICT,
                "plan-changed",
                "The plan has changed since it was shown, so nothing was decided. Read the new plan and decide again.");
        this.plan = plan;
    }

    /** The plan as it is now. */
    public JointPlan plan() {
        return plan;
    }
}
