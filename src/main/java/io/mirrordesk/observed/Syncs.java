package io.mirrordesk.observed;

import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.identity.PerRequest;
import io.mirrordesk.identity.Person;
import io.mirrordesk.observed.SyncState.Phase;
import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far the inventory of each registry is, and a sync at once for those who will not wait. */
@Service
public class Syncs {

    /** So many syncs in a row may fail before what is shown counts as old. */
    private static final int MISSED = 2;

    private final SyncStates states;
    private final SyncJobs jobs;
    private final Registries registries;
    private final Audit audit;
    private final SyncSettings settings;
    private final Clock clock;

    Syncs(SyncStates states, SyncJobs jobs, Registries registries, Audit audit, SyncSettings settings, Clock clock) {
        this.states = states;
        this.jobs = jobs;
        this.registries = registries;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** Of every registry that a sync was started for. */
    public List<SyncState> all() {
        return states.all();
    }

    /** Waiting when there was no sync yet. */
    public SyncState of(RegistryId registry) {
        return states.of(registry);
    }

    /** Of one registry. */
    public Freshness freshness(RegistryId registry) {
        return freshness(states.of(registry));
    }

    /** Of all registries: the one that was listed longest ago speaks for them. Empty while there is none. */
    public Optional<Freshness> freshness() {
        return PerRequest.of(
                "freshness",
                () -> states.all().stream()
                        .min(Comparator.comparing((SyncState sync) -> sync.phase() == Phase.GENERATED)
                                .thenComparing(
                                        SyncState::syncedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder())))
                        .map(this::freshness));
    }

    private Freshness freshness(SyncState sync) {
        Instant late = clock.instant().minus(settings.interval().multipliedBy(MISSED));
        Instant last = Optional.ofNullable(sync.syncedAt()).orElse(sync.startedAt());
        return new Freshness(sync, sync.phase() != Phase.GENERATED && last != null && last.isBefore(late));
    }

    /**
     * Starts a sync as soon as possible; one under way goes on.
     *
     * @throws Forbidden unless the person may
     * @throws io.mirrordesk.contract.NotFound when the registry is not under management
     */
    @Transactional
    public SyncState now(RegistryId registry, Person by) {
        if (!by.maySync()) {
            throw new Forbidden(
                    "Only an admin starts a sync. The inventory is brought up to date by itself all the time.");
        }
        registries.get(registry);
        if (!states.isInAws(registry)) {
            throw InvalidInput.at(
                    "registry", "The registry " + registry + " was generated; there is nothing in AWS to read.");
        }
        audit.local(LocalChange.of(by.actor(), "SyncRegistry", "registry:" + registry)
                .in(registry.toString()));
        jobs.now(registry);
        return states.of(registry);
    }

    /** Has the registry synchronised as soon as possible after the caller's transaction, because what is desired has changed. */
    @Transactional
    public void soon(RegistryId registry) {
        jobs.now(registry);
    }
}
