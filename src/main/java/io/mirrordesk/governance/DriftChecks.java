package io.mirrordesk.governance;

import io.mirrordesk.desired.DesiredResource;
import io.mirrordesk.desired.DesiredState;
import io.mirrordesk.observed.ForeignChanges;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.plan.Difference;
import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.ObservedState;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.run.RunActivity;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares what AWS has with what is desired, as the planner does. Reading takes its time, so when it is written down it is asked again what
 * is desired and which runs were at work meanwhile: what moved is not decided, and its last finding stays. Nor is unknown drift, nor what a
 * roll-out has yet to come to.
 */
@Component
class DriftChecks {

    private final DesiredState desired;
    private final LiveState live;
    private final RunActivity activity;
    private final ForeignChanges changes;
    private final DriftWishes wishes;
    private final DriftStore store;
    private final RolloutItems rollouts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DriftChecks(
            DesiredState desired,
            LiveState live,
            RunActivity activity,
            ForeignChanges changes,
            DriftWishes wishes,
            DriftStore store,
            RolloutItems rollouts,
            TransactionTemplate transaction,
            Clock clock) {
        this.desired = desired;
        this.live = live;
        this.activity = activity;
        this.changes = changes;
        this.wishes = wishes;
        this.store = store;
        this.rollouts = rollouts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What was read, and how everything stood when the reading began. */
    private record Look(
            RegistryId registry,
            RunActivity.Moment moment,
            Instant began,
            Map<Subject, DesiredResource> desired,
            ObservedState observed) {}

    /** Compares everything that is managed in a registry. */
    void all(RegistryId registry) {
        Look look = look(registry, null);
        transaction.executeWithoutResult(_ -> {
            Set<Subject> undecided = keep(look);
            store.checked(registry, look.began(), unread(look));
            changes.again(registry, undecided);
        });
    }

    /** Compares some subjects; returns those that nothing could be said about, because a run is at work on them. */
    Set<Subject> some(RegistryId registry, Set<Subject> subjects) {
        Look look = look(registry, subjects);
        return Objects.requireNonNull(transaction.execute(_ -> {
            Set<Subject> undecided = keep(look);
            changes.again(registry, undecided);
            return undecided;
        }));
    }

    private Look look(RegistryId registry, @Nullable Set<Subject> only) {
        RunActivity.Moment moment = activity.now(registry);
        Instant began = clock.instant();
        Map<Subject, DesiredResource> wanted = desired.of(registry);
        if (only != null) {
            wanted.keySet().retainAll(only);
        }
        return new Look(registry, moment, began, wanted, live.observe(registry, wanted.keySet()));
    }

    private Set<Subject> keep(Look look) {
        RegistryId registry = look.registry();
        wishes.lock(registry);
        Map<Subject, DesiredResource> now = desired.of(registry);
        Set<Subject> busy = activity.touchedSince(look.moment());
        Set<Subject> rolling = rollouts.held(registry, look.desired().keySet());
        Set<Subject> undecided = new TreeSet<>();
        List<Subject> asDesired = new ArrayList<>();
        look.desired().forEach((subject, wanted) -> {
            if (rolling.contains(subject)) {
                return;
            }
            if (busy.contains(subject) || !wanted.equals(now.get(subject))) {
                undecided.add(subject);
            } else if (look.observed().of(subject) instanceof Observation.Unknown(String why)) {
                store.unread(registry, subject, why);
            } else {
                Optional<Difference> difference =
                        Difference.between(wanted.resource(), look.observed().of(subject));
                difference.ifPresentOrElse(found -> store.found(registry, wanted, found), () -> asDesired.add(subject));
            }
        });
        changes.undone(registry, asDesired, look.began());
        close(registry, asDesired, now.keySet());
        return undecided;
    }

    /** Also of what nobody desires any more. */
    private void close(RegistryId registry, Collection<Subject> asDesired, Set<Subject> desiredNow) {
        store.open(registry).stream()
                .filter(open -> asDesired.contains(open.subject()) || !desiredNow.contains(open.subject()))
                .forEach(open -> store.close(registry, open, null));
    }

    private static @Nullable String unread(Look look) {
        List<String> why = look.desired().keySet().stream()
                .flatMap(subject -> look.observed().of(subject) instanceof Observation.Unknown(String reason)
                        ? Stream.of(reason)
                        : Stream.<String>empty())
                .toList();
        return why.isEmpty()
                ? null
                : "%d of %d could not be read, and what was known of them stays. %s"
                        .formatted(why.size(), look.desired().size(), why.getFirst());
    }
}
