package io.mirrordesk.run;

import io.mirrordesk.identity.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door to runs: start one on a decision, read it, steer it. */
@Service
public class Runs {

    private final RunStore store;
    private final RunJobs jobs;
    private final Steering steering;

    Runs(RunStore store, RunJobs jobs, Steering steering) {
        this.store = store;
        this.jobs = jobs;
        this.steering = steering;
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

    /** The newest run of a request in each of its registries, in their order; none before it is approved. */
    @Transactional(readOnly = true)
    public List<RunView> ofRequest(long request) {
        return store.latestOf(List.of(request));
    }

    /** The same for several requests, by request; one that has no run is not in it. */
    @Transactional(readOnly = true)
    public Map<Long, List<RunView>> ofRequests(Collection<Long> requests) {
        return store.latestOf(requests).stream().collect(Collectors.groupingBy(RunView::request));
    }

    /**
     * Continues a failed or cancelled run where it stands.
     *
     * @throws CannotSteer when it has not stopped, or is undone
     */
    public RunView retry(long run, Person by) {
        return steering.again(run, get(run).rollingBack(), by);
    }

    /**
     * Undoes what a failed or cancelled run did, in reverse order.
     *
     * @throws CannotSteer when it has not stopped, or is undone
     */
    public RunView rollBack(long run, Person by) {
        return steering.again(run, true, by);
    }

    /**
     * Stops a run before its next step, until it is resumed. The registry is free for other runs meanwhile.
     *
     * @throws CannotSteer when it has ended
     */
    public RunView pause(long run, Person by) {
        return steering.halt(run, RunWish.PAUSE, by);
    }

    /**
     * Goes on with a paused run: what has changed in the registry since is found as after any interruption.
     *
     * @throws CannotSteer when it is not paused
     */
    public RunView resume(long run, Person by) {
        return steering.resume(run, by);
    }

    /**
     * Ends a run before its next step. What it did stays, and can be gone on with or undone.
     *
     * @throws CannotSteer when it has ended
     */
    public RunView cancel(long run, Person by) {
        return steering.halt(run, RunWish.CANCEL, by);
    }
}
