package io.mirrordesk.governance;

import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.governance.Reconciliation.State;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.RepositoryRow;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.run.ActiveOrder;
import io.mirrordesk.run.OrderRuns;
import io.mirrordesk.run.ReconcileResult;
import io.mirrordesk.run.RunError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at one repository: reads it, brings it to what its mirror wants if it is ours, and reads it again. */
@Component
class Reconcile {

    private final Inventory inventory;
    private final Ownership ownership;
    private final RolloutItems rollouts;
    private final OrderRuns runs;
    private final RepairMetrics metrics;

    Reconcile(Inventory inventory, Ownership ownership, RolloutItems rollouts, OrderRuns runs, RepairMetrics metrics) {
        this.inventory = inventory;
        this.ownership = ownership;
        this.rollouts = rollouts;
        this.runs = runs;
        this.metrics = metrics;
    }

    /**
     * What came of it.
     *
     * @param error why not; null when it went well
     * @param passing whether trying again may help
     */
    record Result(State state, @Nullable RunError error, boolean passing) {

        static Result of(State state) {
            return new Result(state, null, false);
        }
    }

    Result carryOut(RegistryId registry, RepositoryName repository) {
        try {
            inventory.refresh(registry, repository);
            Optional<RepositoryRow> row = inventory.repository(registry, repository.value());
            return row.isEmpty() ? Result.of(State.GONE) : carryOut(row.get(), repository);
        } catch (AwsUnavailable unavailable) {
            return new Result(
                    State.FAILED,
                    Errors.of(unavailable.error()),
                    unavailable.error().passing());
        }
    }

    private Result carryOut(RepositoryRow row, RepositoryName repository) {
        Optional<ManagedMirror> mirror = ownership.mirrorOf(row);
        if (mirror.isEmpty()) {
            return Result.of(State.NOT_OURS);
        }
        if (Boolean.TRUE.equals(row.conforms())) {
            ownership.orderOf(mirror.get()).ifPresent(order -> runs.answer(order, repository));
            return Result.of(State.CONFORMS);
        }
        if (isAsCreated(row, new Blueprint(mirror.get().definition()))) {
            return Result.of(State.AS_CREATED);
        }
        // Asked after the mirror was read: a roll-out that brought it a new version in between is seen here.
        return rollouts.holds(row.registry(), repository)
                ? Result.of(State.ROLLING_OUT)
                : bring(mirror.get(), repository);
    }

    /** Whether it differs in nothing but what is decided at creation: the sweep finds such a repository again and again. */
    private static boolean isAsCreated(RepositoryRow row, Blueprint mirror) {
        return !row.findings().isEmpty()
                && row.findings().stream()
                        .flatMap(finding -> finding.step().stream())
                        .noneMatch(mirror::keeps);
    }

    /** Brings a repository of ours to what its mirror wants, under the mirror's standing order. */
    Result bring(ManagedMirror mirror, RepositoryName repository) {
        return ownership
                .orderOf(mirror)
                .map(order -> bring(order, mirror, repository))
                .orElseGet(() -> new Result(State.NOT_AUTHORIZED, noOrder(mirror), false));
    }

    private Result bring(ActiveOrder order, ManagedMirror mirror, RepositoryName repository) {
        ReconcileResult result = runs.reconcile(order, new Blueprint(mirror.definition()), repository);
        metrics.ended(result);
        inventory.refresh(order.registry(), repository);
        return switch (result.outcome()) {
            case CONFORMS -> Result.of(State.CONFORMS);
            case AS_CREATED -> Result.of(State.AS_CREATED);
            case GONE -> Result.of(State.GONE);
            case NOT_AUTHORIZED -> new Result(State.NOT_AUTHORIZED, result.error(), false);
            case BUSY, HALTED -> new Result(State.WAITING, null, true);
            case FAILED -> new Result(State.FAILED, result.error(), result.passing());
        };
    }

    private static RunError noOrder(ManagedMirror mirror) {
        return new RunError(
                "NotAuthorized",
                "No standing order allows changes to repositories under " + mirror.prefix() + ".",
                "File a request for the mirror; approving it gives the order.",
                null);
    }
}
