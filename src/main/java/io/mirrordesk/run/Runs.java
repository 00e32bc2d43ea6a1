package io.mirrordesk.run;

import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.identity.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door to runs: start one on a decision, read it, retry it or roll it back. */
@Service
public class Runs {

    private final RunStore store;
    private final RunJobs jobs;
    private final ApplicationEventPublisher events;

    Runs(RunStore store, RunJobs jobs, ApplicationEventPublisher events) {
        this.store = store;
        this.jobs = jobs;
        this.events = events;
    }

    /** Registers a decision and schedules its run, in the caller's transaction; returns the run's id. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long authorize(RunOrder order) {
        long run = store.create(order);
        jobs.schedule(run);
        return run;
    }

    /** @throws io.mirrordesk.contract.NotFound when there is no such run */
    @Transactional(readOnly = true)
    public RunView get(long run) {
        return store.get(run);
    }

    /** The newest run of a request. */
    @Transactional(readOnly = true)
    public Optional<RunView> ofRequest(long request) {
        return store.latestOf(List.of(request)).stream().findFirst();
    }

    /** The newest run of each of these requests that has one, by request. */
    @Transactional(readOnly = true)
    public Map<Long, RunView> ofRequests(Collection<Long> requests) {
        return store.latestOf(requests).stream().collect(Collectors.toMap(RunView::request, Function.identity()));
    }

    /**
     * Continues a failed run where it stands.
     *
     * @throws CannotSteer when it has not failed, or is undone
     */
    @Transactional
    public RunView retry(long run, Person by) {
        refuseUnlessSteering(by);
        return resume(run, store.get(run).rollingBack());
    }

    /**
     * Undoes what a failed run did, in reverse order.
     *
     * @throws CannotSteer when it has not failed, or is undone
     */
    @Transactional
    public RunView rollBack(long run, Person by) {
        refuseUnlessSteering(by);
        return resume(run, true);
    }

    private static void refuseUnlessSteering(Person by) {
        if (!by.maySteer()) {
            throw new Forbidden("Only approvers and admins retry or roll back a run.");
        }
    }

    private RunView resume(long run, boolean undo) {
        RunView view = store.get(run);
        if (!store.move(run, RunState.QUEUED, null, RunState.FAILED)) {
            throw new CannotSteer(view);
        }
        if (undo) {
            store.rollBack(run);
        }
        jobs.schedule(run);
        events.publishEvent(new RunEvent.Started(view.request(), run));
        return store.get(run);
    }

    /** The run is in no state for this. */
    static final class CannotSteer extends Problem {

        CannotSteer(RunView run) {
            super(
                    Kind.CONFLICT,
                    "run-not-failed",
                    "Only a failed run can be retried or rolled back, and this one is " + run.state() + ".");
        }
    }
}
