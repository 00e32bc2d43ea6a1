package io.mirrordesk.portal.demo;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Person;
import io.mirrordesk.request.RequestDraft;
import io.mirrordesk.request.RequestState;
import io.mirrordesk.request.RequestView;
import io.mirrordesk.request.Requests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Fills an empty portal so that every page has something to show. People are there before the start is reported; requests
 * follow beside it, because they take as long as they take.
 */
@Component
@ConditionalOnBooleanProperty("mirrordesk.demo.enabled")
class DemoData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DemoPeople demoPeople;
    private final People people;
    private final Requests requests;
    private final Clock clock;

    DemoData(DemoPeople demoPeople, People people, Requests requests, Clock clock) {
        this.demoPeople = demoPeople;
        this.people = people;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (demoPeople.create()) {
            Thread.ofVirtual().name("demo-data").start(this::fill);
        }
    }

    private void fill() {
        try {
            for (RequestDraft draft : DemoRequests.toApprove()) {
                RequestView filed = requests.file(draft, person("admin"));
                requests.approve(filed.id(), person("approver"), filed.planHash());
                awaitEnd(filed.id());
            }
            RequestView pending = requests.file(DemoRequests.pending(), person("requester"));
            requests.comment(
                    pending.id(), person("requester"), "The token belongs to our bot account and reads packages only.");
        } catch (Problem refused) {
            LOG.warn("The demo data is not complete: {}", refused.getMessage());
        }
    }

    private void awaitEnd(long request) {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (!requests.get(request).state().equals(RequestState.DONE)
                && clock.instant().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private Person person(String name) {
        return people.find(name).orElseThrow();
    }
}
