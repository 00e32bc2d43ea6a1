package io.mirrordesk.request;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.NotFound;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Person;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.JointPlan;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.run.RunOrder;
import io.mirrordesk.run.Runs;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what is filed, decided and said: each in one transaction, with its audit record and what follows from it. */
@Component
class RequestLedger {

    private final RequestRows rows;
    private final JdbcClient jdbc;
    private final Runs runs;
    private final People people;
    private final PendingCredentials pending;
    private final Audit audit;
    private final Clock clock;

    RequestLedger(
            RequestRows rows,
            JdbcClient jdbc,
            Runs runs,
            People people,
            PendingCredentials pending,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.runs = runs;
        this.people = people;
        this.pending = pending;
        this.audit = audit;
        this.clock = clock;
    }

    /** In which capacity somebody decides. */
    enum Verdict {
        FOUR_EYES,
        /** The author, an admin, while fewer than two people could decide. */
        SOLO
    }

    @Transactional
    long nextId() {
        return rows.nextId();
    }

    @Transactional
    RequestView file(long id, Request.Filing filing, JointPlan plan, @Nullable Proof proof) {
        refuseSecond(filing);
        try {
            Request request = rows.saveAndFlush(new Request(id, filing, plan, proof, clock.instant()));
            record(request, filing.requester(), "FileRequest", false);
            return request.toView();
        } catch (DataIntegrityViolationException _) {
            throw askedAMomentAgo(filing.changes().getFirst());
        }
    }

    /** It was looked for when the draft was read, but whoever files at the same moment was not seen there. */
    private void refuseSecond(Request.Filing filing) {
        List<ChangeSet> inOrder = filing.changes().stream()
                .sorted(Comparator.comparing(change -> change.registry().toString()))
                .toList();
        for (ChangeSet change : inOrder) {
            String registry = change.registry().toString();
            rows.lockFiling(registry);
            if (open(registry, change).isPresent()) {
                throw askedAMomentAgo(change);
            }
        }
    }

    private Optional<Request> open(String registry, ChangeSet change) {
        if (change.adoption() != null) {
            List<Request> others = rows.openIn(registry);
            return others.stream()
                    .filter(other -> other.changes().stream()
                            .filter(its -> its.adoption() != null)
                            .filter(its -> its.registry().equals(change.registry()))
                            .anyMatch(its -> !Collections.disjoint(its.subjects(), change.subjects())))
                    .findFirst();
        }
        MirrorSpec mirror = change.mirror();
        CredentialSpec credential = change.credential();
        if (mirror != null) {
            return change.kind() == ChangeSet.Kind.ADD_IMAGES
                    ? Optional.empty()
                    : rows.openFor(registry, mirror.prefix().value());
        }
        return credential == null ? Optional.empty() : rows.openForCredential(registry, credential.name());
    }

    private static InvalidInput askedAMomentAgo(ChangeSet change) {
        if (change.adoption() != null) {
            return InvalidInput.at(
                    "subjects", "Somebody asked to adopt some of this a moment ago. Reload the list of requests.");
        }
        if (change.mirror() != null) {
            return InvalidInput.at(
                    "mirror.prefix", "Somebody asked for this prefix a moment ago. Reload the list of requests.");
        }
        return change.credential() != null
                ? InvalidInput.at(
                        "credential.name",
                        "Somebody asked for a change of this credential a moment ago. Reload the list of requests.")
                : InvalidInput.at(
                        "template.name",
                        "Somebody asked for a change of this template a moment ago. Reload the list of requests.");
    }

    /** @throws FourEyes when it is the person's own request and somebody else could decide */
    Verdict mayDecide(RequestView request, Person by) {
        boolean own = request.requester().equals(by.name());
        boolean alone = by.decidesAlone(request.requester(), people.approverCount());
        if (own && !alone) {
            throw new FourEyes();
        }
        if (!by.maySteer()) {
            throw new Forbidden("Only approvers and admins decide about requests.");
        }
        if (request.state() != RequestState.SUBMITTED) {
            throw new AlreadyDecided(request.id(), request.state());
        }
        return alone ? Verdict.SOLO : Verdict.FOUR_EYES;
    }

    @Transactional
    RequestView approve(long id, Person by, JointPlan plan, Verdict verdict) {
        Request request = locked(id);
        request.approve(clock.instant());
        if (!request.planHash().equals(plan.hash())) {
            throw new PlanChanged(request.plan());
        }
        decide(request, by, "APPROVED", null, verdict);
        List<ChangeSet> changes = request.changes();
        for (int i = 0; i < changes.size(); i++) {
            runs.authorize(new RunOrder(id, changes.get(i), plan.plans().get(i), by.name(), verdict == Verdict.SOLO));
        }
        return request.toView();
    }

    @Transactional
    RequestView reject(long id, Person by, String reason, Verdict verdict) {
        Request request = locked(id);
        request.reject(reason, clock.instant());
        decide(request, by, "REJECTED", reason, verdict);
        pending.dropSoon(id);
        return request.toView();
    }

    @Transactional
    RequestView withdraw(long id, Person by) {
        Request request = locked(id);
        if (!by.mayWithdraw(request.requester())) {
            throw new Forbidden("Only " + request.requester() + ", who filed the request, can withdraw it.");
        }
        request.withdraw(clock.instant());
        decide(request, by, "WITHDRAWN", null, Verdict.FOUR_EYES);
        pending.dropSoon(id);
        return request.toView();
    }

    /** Keeps the plan as it is now, for whoever decides next. */
    @Transactional
    void replan(long id, JointPlan now, Person by) {
        Request request = locked(id);
        request.replan(now, clock.instant());
        record(request, by.name(), "RefreshPlan", false);
    }

    @Transactional
    Comment comment(long id, Person by, String text) {
        Instant now = clock.instant();
        jdbc.sql("insert into request_comment (request_id, author, text, created_at) values (?, ?, ?, ?)")
                .params(id, by.name(), text, Timestamp.from(now))
                .update();
        record(locked(id), by.name(), "CommentRequest", false);
        return new Comment(by.name(), text, now);
    }

    @Transactional(readOnly = true)
    RequestView get(long id) {
        return rows.findById(id).map(Request::toView).orElseThrow(() -> missing(id));
    }

    private Request locked(long id) {
        return rows.locked(id).orElseThrow(() -> missing(id));
    }

    private static NotFound missing(long id) {
        return new NotFound("There is no request #" + id + ".");
    }

    private void decide(Request request, Person by, String decision, @Nullable String reason, Verdict verdict) {
        jdbc.sql("""
                        insert into request_decision (request_id, decided_by, decision, reason, plan_hash, solo, decided_at)
                        values (:request, :by, :decision, :reason, :hash, :solo, :now)""")
                .param("request", request.id())
                .param("by", by.name())
                .param("decision", decision)
                .param("reason", reason)
                .param("hash", request.planHash())
                .param("solo", verdict == Verdict.SOLO)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        String action = switch (decision) {
            case "APPROVED" -> "ApproveRequest";
            case "REJECTED" -> "RejectRequest";
            default -> "WithdrawRequest";
        };
        record(request, by.name(), action, verdict == Verdict.SOLO);
    }

    private void record(Request request, String by, String action, boolean solo) {
        audit.local(LocalChange.of(Actor.person(by), action, "request:" + request.id())
                .in(request.registry())
                .forRequest(request.id())
                .solo(solo));
    }
}
