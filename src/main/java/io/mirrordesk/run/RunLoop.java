package io.mirrordesk.run;

import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.desired.Composition;
import io.mirrordesk.desired.Definitions;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.ObservedState;
import io.mirrordesk.plan.Plan;
import io.mirrordesk.plan.Planner;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Rollout;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.SubjectsUnknown;
import io.mirrordesk.run.Leases.Lease;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Carries out a run: for each subject observe, compare, check that the decision allows the step, call. It keeps no state of
 * its own, so a crash anywhere is answered by starting it again.
 */
@Component
@EnableConfigurationProperties(Patience.class)
class RunLoop {

    /** How soon it is looked again whether a run may go on. */
    static final Duration AGAIN = Duration.ofSeconds(2);

    private final RunStore store;
    private final RunEnds ends;
    private final Leases leases;
    private final Definitions definitions;
    private final LiveState live;
    private final StepRunner steps;
    private final RollBack rollBack;
    private final Interrupted interrupted;
    private final Patience patience;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

    RunLoop(
            RunStore store,
            RunEnds ends,
            Leases leases,
            Definitions definitions,
            LiveState live,
            StepRunner steps,
            RollBack rollBack,
            Interrupted interrupted,
            Patience patience) {
        this.store = store;
        this.ends = ends;
        this.leases = leases;
        this.definitions = definitions;
        this.live = live;
        this.steps = steps;
        this.rollBack = rollBack;
        this.interrupted = interrupted;
        this.patience = patience;
    }

    /** Returns how long to wait before it has to be tried again; empty when the run has come to an end. */
    Optional<Duration> carryOut(long id) {
        // The scheduler takes its own task for dead when its clock jumps, or when it could not write its heartbeat.
        if (!underWay.add(id)) {
            return Optional.of(AGAIN);
        }
        try {
            return carriedOut(id);
        } finally {
            underWay.remove(id);
        }
    }

    private Optional<Duration> carriedOut(long id) {
        RunView run = store.get(id);
        if (run.state().isEnded() || ends.lapsed(run)) {
            return Optional.empty();
        }
        Optional<Lease> lease = leases.acquire(run.registry());
        if (lease.isEmpty()) {
            return Optional.of(AGAIN);
        }
        try {
            if (ends.begun(run)) {
                carryOut(interrupted.settle(run), lease.get());
            }
            return Optional.empty();
        } catch (Halted halted) {
            ends.halted(run, halted.wish(), halted.by(), RunState.RUNNING);
            return Optional.empty();
        } catch (LeaseLost | Braked _) {
            return Optional.of(AGAIN);
        } catch (StepFailed failed) {
            return stopped(run, lease.get(), failed.error(), failed.isPassing());
        } catch (AwsUnavailable unavailable) {
            return stopped(
                    run,
                    lease.get(),
                    RunError.of(unavailable.error()),
                    unavailable.error().passing());
        } catch (Problem unreadable) {
            RunError error = new RunError(unreadable.type(), unreadable.getMessage(), "Retry when AWS answers.", null);
            return stopped(run, lease.get(), error, unreadable instanceof SubjectsUnknown);
        }
    }

    /** What may pass is waited for, for some time. Whoever has lost the lease has no say any more. */
    private Optional<Duration> stopped(RunView run, Lease lease, RunError error, boolean passing) {
        if (!leases.isHeld(lease)) {
            return Optional.of(AGAIN);
        }
        Optional<Duration> wait = passing ? patience.after(store.tried(run.id())) : Optional.empty();
        if (wait.isEmpty()) {
            ends.failed(run, error);
        }
        return wait;
    }

    private void carryOut(RunView run, Lease lease) {
        if (run.rollingBack()) {
            List<Step> left = rollBack.carryOut(run, lease);
            leases.require(lease);
            ends.rolledBack(run, left);
        } else {
            goForward(run, lease);
        }
    }

    private void goForward(RunView run, Lease lease) {
        ChangeSet change = store.order(run.id()).change();
        Composition goal = definitions.compose(change);
        Plan plan = plan(run, lease, goal, goal.subjects());
        Decided decided = Decided.of(run);
        if (!decided.covers(plan)) {
            ends.deviated(run, plan);
            return;
        }
        for (Subject subject : inOrder(plan)) {
            if (removes(goal, subject) && hasMoved(run, lease, change, goal)) {
                return;
            }
            for (Step step : plan(run, lease, goal, Set.of(subject)).steps()) {
                steps.carryOut(run, decided.allowing(step), lease);
            }
        }
        Plan left = plan(run, lease, goal, goal.subjects());
        if (!left.isEmpty()) {
            ends.deviated(store.get(run.id()), left);
            return;
        }
        if (hasMoved(run, lease, change, goal)) {
            return;
        }
        if (goal.adoption() == null) {
            steps.verify(run, goal);
        }
        leases.require(lease);
        ends.succeeded(run, goal);
    }

    /**
     * Another run may have changed what this one aims at, as a mirror that has come to use a credential which is being rotated. It is looked
     * for before anything goes, and at the end; then the run ends as if the registry had moved.
     */
    private boolean hasMoved(RunView run, Lease lease, ChangeSet change, Composition goal) {
        Composition now = definitions.compose(change);
        if (now.equals(goal)) {
            return false;
        }
        ends.deviated(store.get(run.id()), plan(run, lease, now, now.subjects()));
        return true;
    }

    private static boolean removes(Composition goal, Subject subject) {
        return goal.target()
                .of(subject)
                .map(wanted -> wanted instanceof Resource.Repository again
                        && goal.target().recreates(again.name()))
                .orElse(true);
    }

    private static Set<Subject> inOrder(Plan plan) {
        return plan.steps().stream().map(Step::subject).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @throws LeaseLost when another process may have changed what was read */
    private Plan plan(RunView run, Lease lease, Composition goal, Collection<Subject> subjects) {
        ObservedState observed = live.observe(run.registry(), subjects);
        leases.require(lease);
        return Planner.plan(run.registry(), goal.target(), observed, subjects, goal.standingOrders())
                .rollingOut(rollout(run, goal))
                .adopting(goal.adoption());
    }

    /** What it is about now, with the bound that was decided. */
    private @Nullable Rollout rollout(RunView run, Composition goal) {
        Rollout wanted = goal.rollout();
        return wanted == null ? null : wanted.asDecided(store.order(run.id()).rollout());
    }
}
