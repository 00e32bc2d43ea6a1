package io.mirrordesk.sandbox.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which images to set the times of, and to what, as {@code POST /_sandbox/images/age} takes it: {@code account}, {@code region} and
 * {@code repository}; a {@code tag} or a {@code digest}, else every image of the repository; {@code ageDays} (a number) or
 * {@code pushedAt}, {@code lastRecordedPullTime} (null for never), or both. Times are RFC 3339.
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
    private static final Set<String> KNOWN =
            Set.of("account", "region", "repository", "tag", "digest", "ageDays", "pushedAt", PULL);
    private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();
    private static final int MAX_DAYS = 36_500;

    /** @throws BadField naming the first field that is wrong */
    static ImageAge parse(JsonNode body, Instant now) {
        if (!body.isObject()) {
            throw new BadField("body", "The body is a JSON object.");
        }
        body.propertyNames().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadField(name, "This field is not known.");
                });
        if (body.has("tag") && body.has("digest")) {
            throw new BadField("digest", "Name a tag or a digest, not both.");
        }
        Optional<Instant> pushed = pushed(body, now);
        if (pushed.isEmpty() && !body.has(PULL)) {
            throw new BadField("ageDays", "Say ageDays, pushedAt or lastRecordedPullTime.");
        }
        return new ImageAge(
                text(body, "account"),
                text(body, "region"),
                text(body, "repository"),
                optional(body, "tag"),
                optional(body, "digest"),
                pushed,
                body.has(PULL),
                body.path(PULL).isNull() ? Optional.empty() : instant(body, PULL));
    }

    private static Optional<Instant> pushed(JsonNode body, Instant now) {
        JsonNode days = body.path("ageDays");
        if (days.isMissingNode()) {
            return instant(body, "pushedAt");
        }
        if (body.has("pushedAt")) {
            throw new BadField("pushedAt", "Say ageDays or pushedAt, not both.");
        }
        if (!days.isNumber() || days.asDouble() < 0 || days.asDouble() > MAX_DAYS) {
            throw new BadField("ageDays", "ageDays is a number of days from 0 to " + MAX_DAYS + ".");
        }
        return Optional.of(now.minusSeconds(Math.round(days.asDouble() * SECONDS_A_DAY)));
    }

    private static Optional<Instant> instant(JsonNode body, String field) {
        return optional(body, field).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new BadField(field, field + " is a time such as 2026-01-31T12:00:00Z.");
            }
        });
    }

    private static String text(JsonNode body, String field) {
        return optional(body, field).orElseThrow(() -> new BadField(field, field + " is missing."));
    }

    private static Optional<String> optional(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isString() || value.asString().isBlank()) {
            throw new BadField(field, field + " is a text.");
        }
        return Optional.of(value.asString());
    }

    /** A field that cannot be taken as it is. */
    static final class BadField extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String field;
        private final String sentence;

        BadField(String field, String sentence) {
            super(field + ": " + sentence);
            this.field = field;
            this.sentence = sentence;
        }

        String field() {
            return field;
        }

        String sentence() {
            return sentence;
        }
    }
}
