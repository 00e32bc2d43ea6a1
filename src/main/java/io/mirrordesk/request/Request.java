package io.mirrordesk.request;

import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.Plan;
import io.mirrordesk.plan.PlanJson;
import io.mirrordesk.plan.Risk;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change that somebody asks for. Each verb is guarded: what the state does not allow cannot happen. */
@Entity
@Table(name = "request")
class Request {

    @Id
    private long id;

    private String registryId;
    private String kind;

    @Enumerated(EnumType.STRING)
    private RequestState state;

    private String requester;
    private String team;
    private String reason;
    private @Nullable String prefix;
    private @Nullable String credential;
    private @Nullable String template;
    private String title;
    private String change;
    private String plan;
    private String planHash;
    private boolean stale;

    @Enumerated(EnumType.STRING)
    private Risk risk;

    @Enumerated(EnumType.STRING)
    private @Nullable Proof proof;

    private @Nullable Long runId;
    private @Nullable String outcome;
    private boolean rolledBack;
    private Instant createdAt;
    private Instant updatedAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Request() {}

    Request(long id, Filing filing, Plan plan, @Nullable Proof proof, Instant now) {
        ChangeSet asked = filing.change();
        this.id = id;
        this.registryId = asked.registry().toString();
        this.kind = asked.kind().name();
        this.state = RequestState.SUBMITTED;
        this.requester = filing.requester();
        this.team = filing.team();
        this.reason = filing.reason();
        this.prefix = asked.mirror() == null ? null : asked.mirror().prefix().value();
        this.credential = asked.credential() == null ? null : asked.credential().name();
        this.template = asked.template() == null ? null : asked.template().name();
        this.title = Titles.of(asked);
        this.change = PlanJson.write(asked);
        this.proof = proof;
        this.createdAt = now;
        this.updatedAt = now;
        keep(plan);
    }

    /** What is filed, checked and complete. */
    record Filing(ChangeSet change, String requester, String team, String reason) {}

    void approve(Instant now) {
        move(RequestState.APPROVED, now, RequestState.SUBMITTED);
    }

    void reject(String why, Instant now) {
        move(RequestState.REJECTED, now, RequestState.SUBMITTED);
        this.outcome = why;
    }

    void withdraw(Instant now) {
        move(RequestState.WITHDRAWN, now, RequestState.SUBMITTED);
    }

    /** Nobody decided while its credential could wait. */
    void expire(Instant now) {
        move(RequestState.WITHDRAWN, now, RequestState.SUBMITTED);
        this.outcome = "Nobody decided in time, so the credential that was filed with it is deleted. File it again.";
    }

    void runs(long run, Instant now) {
        move(RequestState.RUNNING, now, RequestState.APPROVED, RequestState.FAILED, RequestState.RUNNING);
        this.runId = run;
        this.outcome = null;
    }

    void complete(Instant now) {
        move(RequestState.DONE, now, RequestState.RUNNING);
    }

    void fail(String why, Instant now) {
        move(RequestState.FAILED, now, RequestState.RUNNING);
        this.outcome = why;
    }

    /** Somebody ended its run, under way or not yet begun. */
    void cancel(long run, String why, Instant now) {
        move(RequestState.FAILED, now, RequestState.APPROVED, RequestState.RUNNING);
        this.runId = run;
        this.outcome = why;
    }

    /** Undone, for good: the prefix is free again. */
    void undo(String how, Instant now) {
        move(RequestState.FAILED, now, RequestState.RUNNING);
        this.rolledBack = true;
        this.outcome = how;
    }

    /** Back to review with what the plan has become: the decision is void. */
    void reopen(Plan moved, Instant now) {
        move(RequestState.SUBMITTED, now, RequestState.APPROVED, RequestState.RUNNING);
        keep(moved);
    }

    /** Back to review as it is: the decision waited too long for its run and is void. */
    void lapse(Instant now) {
        move(RequestState.SUBMITTED, now, RequestState.APPROVED);
    }

    /** Takes over the plan as it is now; only while nobody has decided. */
    void replan(Plan moved, Instant now) {
        move(RequestState.SUBMITTED, now, RequestState.SUBMITTED);
        keep(moved);
    }

    /** Somebody looked whether AWS would take another plan by now. */
    void compared(String hash, boolean moved) {
        if (state == RequestState.SUBMITTED && planHash.equals(hash)) {
            stale = moved;
        }
    }

    private void keep(Plan current) {
        this.plan = PlanJson.write(current);
        this.planHash = current.hash();
        this.stale = false;
        this.risk = current.risk();
    }

    private void move(RequestState to, Instant now, RequestState... from) {
        if (!Set.of(from).contains(state)) {
            throw new AlreadyDecided(id, state);
        }
        state = to;
        updatedAt = now;
    }

    long id() {
        return id;
    }

    RequestState state() {
        return state;
    }

    String requester() {
        return requester;
    }

    String planHash() {
        return planHash;
    }

    String registry() {
        return registryId;
    }

    boolean isOver() {
        return state.isFinal() || rolledBack;
    }

    Instant createdAt() {
        return createdAt;
    }

    ChangeSet change() {
        return PlanJson.read(change, ChangeSet.class);
    }

    Plan plan() {
        return PlanJson.read(plan, Plan.class);
    }

    RequestView toView() {
        return new RequestView(
                id,
                state,
                title,
                requester,
                team,
                reason,
                change(),
                plan(),
                planHash,
                stale,
                risk,
                proof,
                runId,
                outcome,
                rolledBack,
                createdAt,
                updatedAt);
    }
}
