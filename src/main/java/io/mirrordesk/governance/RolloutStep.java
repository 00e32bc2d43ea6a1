package io.mirrordesk.governance;

import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.observed.Expirations;
import io.mirrordesk.observed.GovernedRepositories;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.RepositoryRow;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.run.RunError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings one repository to the version that is rolled out: reads it, leaves it alone if somebody has changed it since, counts the images
 * that expire, and then reconciles it under the standing order like any other.
 */
@Component
class RolloutStep {

    private final Inventory inventory;
    private final GovernedRepositories governed;
    private final Expirations expirations;
    private final Ownership ownership;
    private final Reconcile reconcile;
    private final RolloutRows rows;
    private final RolloutItems items;
    private final TransactionTemplate transaction;

    RolloutStep(
            Inventory inventory,
            GovernedRepositories governed,
            Expirations expirations,
            Ownership ownership,
            Reconcile reconcile,
            RolloutRows rows,
            RolloutItems items,
            TransactionTemplate transaction) {
        this.inventory = inventory;
        this.governed = governed;
        this.expirations = expirations;
        this.ownership = ownership;
        this.reconcile = reconcile;
        this.rows = rows;
        this.items = items;
        this.transaction = transaction;
    }

    /**
     * What came of it.
     *
     * @param state null when it has to be tried again
     * @param error why not; null when it went well
     * @param passing whether trying again may help, where it failed
     * @param tooMany images that would expire beyond what was decided; 0 unless that is why it was not taken up
     */
    record Result(
            RolloutItem.@Nullable State state, @Nullable RunError error, boolean passing, long tooMany) {

        static Result of(RolloutItem.State state) {
            return new Result(state, null, false, 0);
        }

        static Result of(RolloutItem.State state, String code, String message, String help) {
            return new Result(state, new RunError(code, message, help, null), false, 0);
        }

        static Result later() {
            return new Result(null, null, true, 0);
        }
    }

    Result carryOut(RolloutView rollout, RolloutItem item) {
        RepositoryName repository = RepositoryName.parse(item.repository());
        try {
            inventory.refresh(rollout.registry(), repository);
        } catch (AwsUnavailable unavailable) {
            return new Result(
                    RolloutItem.State.FAILED,
                    Errors.of(unavailable.error()),
                    unavailable.error().passing(),
                    0);
        }
        Optional<RepositoryRow> row = inventory.repository(rollout.registry(), item.repository());
        if (row.isEmpty()) {
            return Result.of(
                    RolloutItem.State.SKIPPED, "Gone", "It does not exist any more.", "Nothing is to be done.");
        }
        Optional<ManagedMirror> mirror = ownership.mirrorOf(row.get()).filter(found -> governs(rollout, found));
        return mirror.isEmpty()
                ? Result.of(
                        RolloutItem.State.SKIPPED,
                        "NotGoverned",
                        "The template “" + rollout.template() + "” does not govern it any more.",
                        "Nothing is to be done.")
                : carryOut(rollout, item, row.get(), mirror.get());
    }

    private Result carryOut(RolloutView rollout, RolloutItem item, RepositoryRow row, ManagedMirror mirror) {
        boolean taken = item.state() == RolloutItem.State.RUNNING;
        if (!taken && Boolean.TRUE.equals(row.conforms())) {
            return Result.of(RolloutItem.State.DONE);
        }
        RepositoryName repository = RepositoryName.parse(item.repository());
        if (!taken && isAnother(rollout, item, repository)) {
            return Result.of(
                    RolloutItem.State.SET_ASIDE,
                    "ChangedSince",
                    "Somebody has changed it since the roll-out was planned, so it was left alone.",
                    "Look at it, and take it up again to bring it to the version all the same.");
        }
        if (!taken) {
            long expires = expiring(rollout, row, mirror, repository);
            if (!begun(rollout, item, expires)) {
                return new Result(null, null, false, expires);
            }
        }
        return result(reconcile.bring(mirror, repository), mirror);
    }

    private static boolean governs(RolloutView rollout, ManagedMirror mirror) {
        return mirror.definition().template() != null
                && mirror.definition().template().name().equals(rollout.template());
    }

    private boolean isAnother(RolloutView rollout, RolloutItem item, RepositoryName repository) {
        return item.before() != null
                && !governed.state(rollout.registry(), repository).equals(Optional.of(item.before()));
    }

    private long expiring(RolloutView rollout, RepositoryRow row, ManagedMirror mirror, RepositoryName repository) {
        String wanted =
                new Blueprint(mirror.definition()).repository(repository).lifecyclePolicy();
        return wanted == null || Resource.sameLifecycle(row.lifecyclePolicy(), wanted)
                ? 0
                : expirations.of(rollout.registry(), repository, LifecyclePolicy.parse(wanted));
    }

    /** Counted and taken up at once, or not at all. What an earlier try has counted is not counted again. */
    private boolean begun(RolloutView rollout, RolloutItem item, long expires) {
        long further = Math.max(0, expires - item.expires());
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean within = rows.letExpire(rollout.id(), further);
            if (within) {
                items.begin(rollout.id(), item, item.expires() + further);
            }
            return within;
        }));
    }

    /** Where the portal applies the template, what is left as created is the encryption, which no roll-out changes. */
    private static Result result(Reconcile.Result reconciled, ManagedMirror mirror) {
        return switch (reconciled.state()) {
            case CONFORMS -> Result.of(RolloutItem.State.DONE);
            case AS_CREATED ->
                Result.of(
                        new Blueprint(mirror.definition()).reachesExisting()
                                ? RolloutItem.State.DONE
                                : RolloutItem.State.SKIPPED);
            case GONE -> Result.of(RolloutItem.State.SKIPPED);
            case WAITING, ROLLING_OUT -> Result.later();
            case NOT_OURS, NOT_AUTHORIZED, FAILED ->
                new Result(RolloutItem.State.FAILED, reconciled.error(), reconciled.passing(), 0);
        };
    }
}
