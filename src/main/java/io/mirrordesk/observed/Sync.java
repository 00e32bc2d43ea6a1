package io.mirrordesk.observed;

import io.mirrordesk.aws.AwsReader;
import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.observed.Rotation.Turn;
import io.mirrordesk.observed.SyncStates.Begun;
import io.mirrordesk.plan.RegistryId;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings the inventory of a registry up to date in rounds: each lists all repositories and then goes on with the pass that reads them one
 * after the other. A pass of a large registry takes many rounds; what events tell is read at once by whoever listens.
 */
@Component
class Sync {

    private static final Logger log = LoggerFactory.getLogger(Sync.class);

    private final LiveState live;
    private final AwsReader reader;
    private final Mirrors mirrors;
    private final SyncStates states;
    private final SyncWishes wishes;
    private final Listing listing;
    private final RegistrySettingsStore settings;
    private final Rotation rotation;

    Sync(
            LiveState live,
            AwsReader reader,
            Mirrors mirrors,
            SyncStates states,
            SyncWishes wishes,
            Listing listing,
            RegistrySettingsStore settings,
            Rotation rotation) {
        this.live = live;
        this.reader = reader;
        this.mirrors = mirrors;
        this.states = states;
        this.wishes = wishes;
        this.listing = listing;
        this.settings = settings;
        this.rotation = rotation;
    }

    /**
     * One round.
     *
     * @return the wish that is fulfilled by it; empty when the pass is to go on at once
     */
    Optional<Long> run(RegistryId registry) {
        long wish = wishes.count(registry);
        if (!states.isInAws(registry)) {
            return Optional.of(wish);
        }
        Begun begun = states.begin(registry, wish);
        try {
            return round(live.connection(registry), begun, wish);
        } catch (AwsUnavailable unavailable) {
            log.warn("The inventory of {} could not be brought up to date. {}", registry, unavailable.getMessage());
            states.failed(registry, unavailable.getMessage());
            return Optional.of(wish);
        }
    }

    private Optional<Long> round(RegistryConnection connection, Begun begun, long wish) {
        Coverage coverage = Coverage.of(connection.id(), mirrors);
        listing.run(connection, begun, coverage);
        Optional<String> unread = settings(connection);
        Turn turn = new Turn(connection, coverage, begun.passStartedAt(), wish);
        return rotation.run(turn).map(failures -> states.done(connection.id(), sentences(unread, failures.sentence())));
    }

    /** What cannot be read here keeps nothing else from being read; what was known of it stays. */
    private Optional<String> settings(RegistryConnection connection) {
        try {
            settings.keep(
                    connection.id(),
                    reader.listedRules(connection),
                    reader.listedTemplates(connection),
                    reader.registryPolicy(connection),
                    scope(connection));
            return Optional.empty();
        } catch (AwsUnavailable unavailable) {
            log.warn("The settings of {} could not be read. {}", connection.id(), unavailable.getMessage());
            return Optional.of("The registry's settings could not be read. " + unavailable.getMessage());
        }
    }

    /** Many roles may read a registry and not the account's settings. */
    private Optional<String> scope(RegistryConnection connection) {
        try {
            return Optional.of(reader.registryPolicyScope(connection));
        } catch (AwsUnavailable unavailable) {
            log.info("The scope of the policy of {} is not known. {}", connection.id(), unavailable.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> sentences(Optional<String> first, Optional<String> second) {
        return Stream.of(first, second).flatMap(Optional::stream).reduce((one, other) -> one + " " + other);
    }
}
