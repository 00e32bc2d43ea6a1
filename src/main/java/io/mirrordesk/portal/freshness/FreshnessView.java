package io.mirrordesk.portal.freshness;

import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.identity.Person;
import io.mirrordesk.observed.Freshness;
import io.mirrordesk.observed.SyncState;
import io.mirrordesk.observed.Syncs;
import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What {@code fragments/freshness} shows; a template asks for it as {@code @freshness}, so that no page has to hand it on. */
@Component("freshness")
class FreshnessView {

    private final Syncs syncs;
    private final CurrentPerson person;

    FreshnessView(Syncs syncs, CurrentPerson person) {
        this.syncs = syncs;
        this.person = person;
    }

    /**
     * One line.
     *
     * @param registry the one that "refresh" is for
     * @param all whether it stands for all registries
     * @param asOf null before the first complete listing
     * @param step last part of the message {@code freshness.…}: WAITING, LISTING, READING; null when nothing is under way
     * @param done repositories so far
     * @param total of so many; 0 when that is not known
     * @param error a sentence, or null
     * @param late whether the age deserves attention
     * @param generated whether nothing in AWS stands behind it
     * @param mayRefresh whether the person may ask for a sync
     */
    public record Line(
            String registry,
            boolean all,
            @Nullable Instant asOf,
            @Nullable String step,
            int done,
            int total,
            @Nullable Instant expectedEnd,
            @Nullable String error,
            boolean late,
            boolean generated,
            boolean mayRefresh) {}

    /**
     * For a page about a registry, or, if that is null, about all of them.
     *
     * @return null while there is no registry
     */
    public @Nullable Line of(@Nullable String registry) {
        return registry == null
                ? syncs.freshness().map(freshness -> line(freshness, true)).orElse(null)
                : line(syncs.freshness(RegistryId.parse(registry)), false);
    }

    private Line line(Freshness freshness, boolean all) {
        SyncState sync = freshness.sync();
        boolean listing = sync.stage() == SyncState.Stage.LISTING;
        return new Line(
                sync.registry().toString(),
                all,
                freshness.asOf(),
                freshness.isMoving() ? step(sync) : null,
                listing ? sync.listed() : sync.read() + sync.unreadable(),
                listing ? Math.max(sync.expected(), sync.listed()) : sync.toRead(),
                sync.expectedEnd(),
                sync.error(),
                freshness.overdue(),
                !freshness.isInAws(),
                freshness.isInAws() && person.find().filter(Person::maySync).isPresent());
    }

    private static String step(SyncState sync) {
        return Optional.ofNullable(sync.stage()).map(Enum::name).orElse("WAITING");
    }
}
