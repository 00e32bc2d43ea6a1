package io.mirrordesk.request;

import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.JointPlan;
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
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A change that somebody asks for. Each verb is guarded: what the state does not allow cannot happen. */
@Entity
@Table(name = "request")
class Request {

    @Id
    private long id;

    private String registryId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> registries;

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

    /** What it has in its further registries: an array of {@link Part}; null where it has one registry. */
    private @Nullable String further;

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

    Request(long id, Filing filing, JointPlan plan, @Nullable Proof proof, Instant now) {
        ChangeSet asked = filing.changes().getFirst();
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
        this.registries = filing.changes().stream()
                .map(change -> change.registry().toString())
                .toList();
        this.proof = proof;
        this.createdAt = now;
        this.updatedAt = now;
        keep(filing.changes(), plan);
    }

    /**
     * What is filed, checked and complete.
     *
     * @param changes the same in each of its registries
     */
    record Filing(List<ChangeSet> changes, String requester, String team, String reason) {}

    /** Change and plan in one of several registries, as they are stored. */
    record Part(ChangeSet change, Plan plan) {}

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

    /** Its run failed, or somebody ended it, under way or not yet begun. */
    void fail(long run, String why, Instant now) {
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
        keep(changes(), plan().with(moved));
    }

    /** Back to review as it is: the decision waited too long for its run and is void. */
    void lapse(Instant now) {
        move(RequestState.SUBMITTED, now, RequestState.APPROVED);
    }

    /** Takes over the plan as it is now; only while nobody has decided. */
    void replan(JointPlan moved, Instant now) {
        move(RequestState.SUBMITTED, now, RequestState.SUBMITTED);
        keep(changes(), moved);
    }

    /** Somebody looked whether AWS would take another plan by now. */
    void compared(String hash, boolean moved) {
        if (state == RequestState.SUBMITTED && planHash.equals(hash)) {
            stale = moved;
        }
    }

    private void keep(List<ChangeSet> changes, JointPlan current) {
        List<Part> parts = IntStream.range(0, changes.size())
                .mapToObj(i -> new Part(changes.get(i), current.plans().get(i)))
                .toList();
        this.change = PlanJson.write(parts.getFirst().change());
        this.plan = PlanJson.write(parts.getFirst().plan());
        this.further = parts.size() == 1 ? null : PlanJson.write(parts.subList(1, parts.size()));
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

    List<String> registries() {
        return registries;
    }

    boolean isOver() {
        return state.isFinal() || rolledBack;
    }

    Instant createdAt() {
        return createdAt;
    }

    List<ChangeSet> changes() {
        return parts(change, plan, further).stream().map(Part::change).toList();
    }

    JointPlan plan() {
        return new JointPlan(
                parts(change, plan, further).stream().map(Part::plan).toList());
    }

    /** The columns of a request that hold its changes and plans. */
    static List<Part> parts(String change, String plan, @Nullable String further) {
        Part first = new Part(PlanJson.read(change, ChangeSet.class), PlanJson.read(plan, Plan.class));
        return further == null
                ? List.of(first)
                : Stream.concat(Stream.of(first), Stream.of(PlanJson.read(further, Part[].class)))
                        .toList();
    }

    RequestView toView() {
        return new RequestView(
                id,
                state,
                title,
                requester,
                team,
                reason,
                changes(),
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
