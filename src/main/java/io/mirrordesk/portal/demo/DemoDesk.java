package io.mirrordesk.portal.demo;

import io.mirrordesk.governance.WarmUp;
import io.mirrordesk.governance.WarmUps;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Person;
import io.mirrordesk.request.RequestDraft;
import io.mirrordesk.request.RequestLists;
import io.mirrordesk.request.RequestQuery;
import io.mirrordesk.request.RequestState;
import io.mirrordesk.request.RequestView;
import io.mirrordesk.request.Requests;
import io.mirrordesk.run.Runs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The demo people at work: they file, decide and retry as anybody does. What is there already is not asked for again. */
@Component
@ConditionalOnBooleanProperty("mirrordesk.demo.enabled")
class DemoDesk {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String APPROVER = "approver";

    private final People people;
    private final Requests requests;
    private final RequestLists lists;
    private final Runs runs;
    private final WarmUps warmUps;
    private final Clock clock;
    private volatile boolean closed;

    DemoDesk(People people, Requests requests, RequestLists lists, Runs runs, WarmUps warmUps, Clock clock) {
        this.people = people;
        this.requests = requests;
        this.lists = lists;
        this.runs = runs;
        this.warmUps = warmUps;
        this.clock = clock;
    }

    /** The portal stops while the demo people are at work. */
    static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    boolean has(RequestDraft draft) {
        return find(draft).isPresent();
    }

    /** Files a request, or finds nothing to do. */
    Optional<RequestView> file(RequestDraft draft, String by) {
        refuseWhenClosed();
        return has(draft) ? Optional.empty() : Optional.of(requests.file(draft, person(by)));
    }

    void say(RequestView request, String by, String text) {
        requests.comment(request.id(), person(by), text);
    }

    void reject(RequestDraft draft, String by, String reason) {
        file(draft, by).ifPresent(filed -> requests.reject(filed.id(), person(APPROVER), reason));
    }

    /** Files and approves a request, and stays until its images are there; a run that fails is retried once. */
    void carryOut(RequestDraft draft, String by) {
        long id = file(draft, by).or(() -> find(draft)).orElseThrow().id();
        RequestView filed = requests.get(id);
        if (filed.state() == RequestState.SUBMITTED) {
            requests.approve(id, person(APPROVER), filed.planHash());
        }
        await(() -> hasEnded(id));
        if (requests.get(id).state() == RequestState.FAILED) {
            requests.comment(id, person(APPROVER), "The portal’s role lacked the right. It has it now, so I retry.");
            runs.retry(Objects.requireNonNull(requests.get(id).runId()), person(APPROVER));
            await(() -> hasEnded(id));
        }
        await(() -> warmUps.ofRequest(id).stream().allMatch(DemoDesk::isSettled));
    }

    private boolean hasEnded(long request) {
        return switch (requests.get(request).state()) {
            case APPROVED, RUNNING -> false;
            case SUBMITTED, DONE, FAILED, REJECTED, WITHDRAWN -> true;
        };
    }

    private static boolean isSettled(WarmUp image) {
        return image.state() == WarmUp.State.WARM || image.state() == WarmUp.State.FAILED;
    }

    private Optional<RequestView> find(RequestDraft draft) {
        return lists.find(new RequestQuery(null, null, null, draft.reason(), 1, null)).items().stream()
                .findFirst();
    }

    /** Waits until something is so, with patience that ends. */
    void await(BooleanSupplier condition) {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (!condition.getAsBoolean() && clock.instant().isBefore(deadline)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            refuseWhenClosed();
        }
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new Closed();
        }
    }

    private Person person(String name) {
        return people.find(name).orElseThrow();
    }

    /** Nothing more is done from now on. */
    void close() {
        closed = true;
    }
}
