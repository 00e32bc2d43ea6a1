package io.mirrordesk.run;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.identity.Person;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People steer a run: each wish is a record in the audit log, in the transaction that grants it. */
@Component
class Steering {

    private final RunStore store;
    private final RunEnds ends;
    private final RunJobs jobs;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Steering(RunStore store, RunEnds ends, RunJobs jobs, Audit audit, ApplicationEventPublisher events) {
        this.store = store;
        this.ends = ends;
        this.jobs = jobs;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    RunView again(long run, boolean undo, Person by) {
        RunView view = permitted(run, by);
        boolean stopped = view.state() == RunState.FAILED || view.isCancelledBySomebody();
        if (!stopped || !store.move(run, RunState.QUEUED, null, RunState.FAILED, RunState.CANCELLED)) {
            throw CannotSteer.notStopped(view);
        }
        if (undo) {
            store.rollBack(run);
        }
        record(view, undo ? "UndoRun" : "RetryRun", by);
        jobs.schedule(run);
        events.publishEvent(new RunEvent.Started(view.request(), run));
        return store.get(run);
    }

    @Transactional
    RunView resume(long run, Person by) {
        RunView view = permitted(run, by);
        if (!store.move(run, RunState.QUEUED, null, RunState.PAUSED)) {
            throw CannotSteer.notPaused(view);
        }
        record(view, "ResumeRun", by);
        jobs.schedule(run);
        return store.get(run);
    }

    /** A run that is under way is told; one that waits is stopped at once. */
    @Transactional
    RunView halt(long run, RunWish wish, Person by) {
        RunView view = permitted(run, by);
        if (!store.wish(run, wish, by.name())
                && !ends.halted(view, wish, by.name(), RunState.QUEUED, RunState.PAUSED)) {
            throw CannotSteer.notUnderWay(view, wish);
        }
        record(view, wish == RunWish.PAUSE ? "PauseRun" : "CancelRun", by);
        return store.get(run);
    }

    private RunView permitted(long run, Person by) {
        if (!by.maySteer()) {
            throw new Forbidden("Only approvers and admins steer a run.");
        }
        return store.get(run);
    }

    private void record(RunView run, String action, Person by) {
        audit.local(LocalChange.of(Actor.person(by.name()), action, "request:" + run.request())
                .in(run.registry().toString())
                .forRequest(run.request()));
    }
}
