package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.ImageFacts.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Images in words: {@code image("A").tagged("beta-1").pushed(10)} was pushed ten days before {@link #NOW}. */
record SomeImage(ImageFacts facts) {

    static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    static SomeImage image(String digest) {
        return new SomeImage(
                new ImageFacts(digest, List.of(), 100, daysAgo(0), null, Status.ACTIVE, null, null, null, List.of()));
    }

    SomeImage tagged(String... tags) {
        return with(List.of(tags), facts.pushedAt(), facts.lastPulledAt(), facts.subject(), facts.members());
    }

    SomeImage pushed(int daysAgo) {
        return with(facts.tags(), daysAgo(daysAgo), facts.lastPulledAt(), facts.subject(), facts.members());
    }

    SomeImage pulled(int daysAgo) {
        return with(facts.tags(), facts.pushedAt(), daysAgo(daysAgo), facts.subject(), facts.members());
    }

    SomeImage about(String subject) {
        return with(facts.tags(), facts.pushedAt(), facts.lastPulledAt(), subject, facts.members());
    }

    SomeImage indexOf(String... members) {
        return with(facts.tags(), facts.pushedAt(), facts.lastPulledAt(), facts.subject(), List.of(members));
    }

    SomeImage unreadIndex() {
        return with(facts.tags(), facts.pushedAt(), facts.lastPulledAt(), facts.subject(), null);
    }

    SomeImage archived(int daysAgo) {
        return moved(Status.ARCHIVED, daysAgo(daysAgo), null);
    }

    SomeImage restored(int daysAgo) {
        return moved(Status.ACTIVE, null, daysAgo(daysAgo));
    }

    SomeImage activating() {
        return moved(Status.ACTIVATING, daysAgo(100), null);
    }

    static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private SomeImage with(
            List<String> tags,
            Instant pushedAt,
            @Nullable Instant pulledAt,
            @Nullable String subject,
            @Nullable List<String> members) {
        return new SomeImage(new ImageFacts(
                facts.digest(),
                tags,
                facts.sizeBytes(),
                pushedAt,
                pulledAt,
                facts.status(),
                facts.lastArchivedAt(),
                facts.lastActivatedAt(),
                subject,
                members));
    }

    private SomeImage moved(Status status, @Nullable Instant archivedAt, @Nullable Instant activatedAt) {
        return new SomeImage(new ImageFacts(
                facts.digest(),
                facts.tags(),
                facts.sizeBytes(),
                facts.pushedAt(),
                facts.lastPulledAt(),
                status,
                archivedAt,
                activatedAt,
                facts.subject(),
                facts.members()));
    }
}
