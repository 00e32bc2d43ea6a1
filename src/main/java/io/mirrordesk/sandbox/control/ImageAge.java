package io.mirrordesk.sandbox.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which images to set the times of, and to what: {@code account}, {@code region} and {@code repository}; a {@code tag} or a
 * {@code digest}, else every image of the repository; {@code ageDays} (a number) or {@code pushedAt}, {@code lastRecordedPullTime}
 * (null for never), or both. Times are RFC 3339.
 *
 * @param setsPull whether the last pull is set, to never if {@code pulledAt} is empty
 */
record ImageAge(
        String account,
        String region,
        String repository,
        Optional<String> tag,
        Optional<String> digest,
        Optional<Instant> pushedAt,
        boolean setsPull,
        Optional<Instant> pulledAt) {

    private static final String PULL = "lastRecordedPullTime";
    private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();
    private static final int MAX_DAYS = 36_500;

    /** @throws BadControl naming the first field that is wrong */
    static ImageAge of(ControlBody body, Instant now) {
        body.only("account", "region", "repository", "tag", "digest", "ageDays", "pushedAt", PULL);
        if (body.names("tag") && body.names("digest")) {
            throw new BadControl("digest", "Name a tag or a digest, not both.");
        }
        Optional<Instant> pushed = pushed(body, now);
        if (pushed.isEmpty() && !body.names(PULL)) {
            throw new BadControl("ageDays", "Say ageDays, pushedAt or lastRecordedPullTime.");
        }
        return new ImageAge(
                body.requiredText("account"),
                body.requiredText("region"),
                body.requiredText("repository"),
                Optional.ofNullable(body.text("tag")),
                Optional.ofNullable(body.text("digest")),
                pushed,
                body.names(PULL),
                instant(body, PULL));
    }

    private static Optional<Instant> pushed(ControlBody body, Instant now) {
        Double days = body.decimal("ageDays");
        if (days == null) {
            return instant(body, "pushedAt");
        }
        if (body.names("pushedAt")) {
            throw new BadControl("pushedAt", "Say ageDays or pushedAt, not both.");
        }
        if (days < 0 || days > MAX_DAYS) {
            throw new BadControl("ageDays", "ageDays is a number of days from 0 to " + MAX_DAYS + ".");
        }
        return Optional.of(now.minusSeconds(Math.round(days * SECONDS_A_DAY)));
    }

    private static Optional<Instant> instant(ControlBody body, String field) {
        return Optional.ofNullable(body.text(field)).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new BadControl(field, field + " is a time such as 2026-01-31T12:00:00Z.");
            }
        });
    }
}
