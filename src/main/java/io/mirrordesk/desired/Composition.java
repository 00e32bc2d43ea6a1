package io.mirrordesk.desired;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.Adoption;
import io.mirrordesk.plan.Rollout;
import io.mirrordesk.plan.StandingOrder;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.TargetState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change aims at.
 *
 * @param target the state of its subjects once the change is carried out
 * @param subjects all that its plan may read and change; nothing else is touched
 * @param standingOrders what its decision would allow to happen later
 * @param endedOrders prefixes under which nothing may happen any more
 * @param rollout what a new version of a template means for existing repositories, before anything was counted; null for every other change
 * @param adoption what its decision takes under management as it is; null for none
 */
public record Composition(
        TargetState target,
        Set<Subject> subjects,
        List<StandingOrder> standingOrders,
        List<Prefix> endedOrders,
        @Nullable Rollout rollout,
        @Nullable Adoption adoption) {

    public Composition {
        subjects = Set.copyOf(subjects);
        standingOrders = List.copyOf(standingOrders);
        endedOrders = List.copyOf(endedOrders);
    }

    /** A change that adopts nothing. */
    Composition(
            TargetState target,
            Set<Subject> subjects,
            List<StandingOrder> standingOrders,
            List<Prefix> endedOrders,
            @Nullable Rollout rollout) {
        this(target, subjects, standingOrders, endedOrders, rollout, null);
    }

    /** A change that rolls nothing out. */
    Composition(
            TargetState target, Set<Subject> subjects, List<StandingOrder> standingOrders, List<Prefix> endedOrders) {
        this(target, subjects, standingOrders, endedOrders, null, null);
    }

    /** A change that touches nothing in AWS. */
    static Composition local() {
        return new Composition(TargetState.of(List.of()), Set.of(), List.of(), List.of());
    }
}
