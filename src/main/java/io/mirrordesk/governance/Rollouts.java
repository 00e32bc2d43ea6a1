package io.mirrordesk.governance;

import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.contract.NotFound;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.governance.RolloutView.Cause;
import io.mirrordesk.governance.RolloutView.State;
import io.mirrordesk.identity.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to roll-outs: read them, and steer them. One begins with the end of the run that made the template's version. */
@Service
public class Rollouts {

    private final RolloutRows rows;
    private final RolloutItems items;
    private final RolloutLists lists;
    private final RolloutJobs jobs;
    private final Audit audit;

    Rollouts(RolloutRows rows, RolloutItems items, RolloutLists lists, RolloutJobs jobs, Audit audit) {
        this.rows = rows;
        this.items = items;
        this.lists = lists;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** @throws NotFound when there is no such roll-out */
    @Transactional(readOnly = true)
    public RolloutView get(long id) {
        return rows.get(id);
    }

    /** Those of the newest version of a template that is rolled out: one for each registry. */
    @Transactional(readOnly = true)
    public List<RolloutView> latest(String template) {
        return rows.latest(template);
    }

    /** Those that a request began: one for each registry in which there is something to roll out. */
    @Transactional(readOnly = true)
    public List<RolloutView> ofRequest(long request) {
        return rows.ofRequest(request);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Slice<RolloutView> find(RolloutQuery query) {
        return lists.find(query);
    }

    /**
     * Its repositories, by name.
     *
     * @param state only those in it; null for those that need a person: failed and set aside
     * @param cursor of an earlier page; null for the first
     * @throws NotFound when there is no such roll-out
     */
    @Transactional(readOnly = true)
    public Slice<RolloutItem> items(long id, RolloutItem.@Nullable State state, int limit, @Nullable String cursor) {
        return lists.items(get(id), state, limit, cursor);
    }

    /**
     * Holds it before its next repository, until it is resumed.
     *
     * @throws Forbidden unless the person may steer
     */
    @Transactional
    public RolloutView pause(long id, Person by) {
        RolloutView rollout = permitted(id, by);
        if (!rows.move(id, State.PAUSED, null, null, State.RUNNING)) {
            throw new NotSo("rollout-not-running", "Only a roll-out that is running can be paused", rollout);
        }
        return record(rollout, "PauseRollout", by);
    }

    /**
     * Goes on with one that is paused or that too many failures have stopped; what failed is tried again.
     *
     * @throws Forbidden unless the person may steer
     */
    @Transactional
    public RolloutView resume(long id, Person by) {
        RolloutView rollout = permitted(id, by);
        if (!rollout.isResumable() || !rows.move(id, State.RUNNING, null, null, rollout.state())) {
            throw new NotSo(
                    "rollout-not-paused",
                    "Only a roll-out that is paused, or that failures have stopped, can be resumed",
                    rollout);
        }
        items.takeUp(id, RolloutItem.State.FAILED);
        jobs.schedule(id);
        return record(rollout, "ResumeRollout", by);
    }

    /**
     * Ends it before its next repository. Those that it has not come to stay as they are until the template is changed again.
     *
     * @throws Forbidden unless the person may steer
     */
    @Transactional
    public RolloutView stop(long id, Person by) {
        RolloutView rollout = permitted(id, by);
        String reason = by.name() + " stopped it.";
        if (!rows.move(id, State.STOPPED, Cause.PERSON, reason, State.RUNNING, State.PAUSED)) {
            throw new NotSo("rollout-not-running", "Only a roll-out that has not ended can be stopped", rollout);
        }
        return record(rollout, "StopRollout", by);
    }

    /**
     * Takes up again, as they are by now, the repositories that failed and those that were set aside.
     *
     * @throws Forbidden unless the person may steer
     */
    @Transactional
    public RolloutView retry(long id, Person by) {
        RolloutView rollout = permitted(id, by);
        if (!rollout.isRetryable() || !rows.move(id, State.RUNNING, null, null, rollout.state())) {
            throw new NotSo(
                    "rollout-nothing-to-retry",
                    "Only a roll-out that is not running, and has repositories that failed or were set aside, can take them up again",
                    rollout);
        }
        items.takeUp(id, RolloutItem.State.FAILED, RolloutItem.State.SET_ASIDE);
        jobs.schedule(id);
        return record(rollout, "RetryRollout", by);
    }

    private RolloutView permitted(long id, Person by) {
        if (!by.maySteer()) {
            throw new Forbidden("Only approvers and admins steer a roll-out.");
        }
        return rows.get(id);
    }

    private RolloutView record(RolloutView rollout, String action, Person by) {
        audit.local(LocalChange.of(by.actor(), action, rollout.subject())
                .in(rollout.registry().toString())
                .forRequest(rollout.request()));
        return rows.get(rollout.id());
    }

    /** The roll-out is in no state for this. */
    private static final class NotSo extends Problem {

        private static final long serialVersionUID = 1;

        NotSo(String type, String rule, RolloutView rollout) {
            super(Kind.CONFLICT, type, rule + ", and this one is " + rollout.state() + ".");
        }
    }
}
