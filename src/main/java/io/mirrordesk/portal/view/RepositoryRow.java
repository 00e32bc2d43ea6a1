package io.mirrordesk.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repository in a list.
 *
 * @param mirror prefix of the mirror, the first part of the name
 * @param template name and version, such as {@code standard-cache@1}
 * @param conforms null while unknown
 * @param findings what differs, in words
 * @param requested false for one that nobody asked for where everything is asked for
 * @param lastPulledAt recorded by ECR at most daily
 */
public record RepositoryRow(
        String registry,
        String name,
        String mirror,
        @Nullable String template,
        @Nullable Boolean conforms,
        List<String> findings,
        boolean requested,
        long images,
        long sizeBytes,
        @Nullable Instant lastPushedAt,
        @Nullable Instant lastPulledAt) {

    private static final String DIFFERS = "DIFFERS";

    /** The name without the mirror's prefix. */
    public String rest() {
        return mirror.isEmpty() ? name : name.substring(mirror.length() + 1);
    }

    /** The state of its conformity. */
    public String conformity() {
        return conformity(conforms);
    }

    /** The first of what differs, and how much more does; null where nothing is said about it. */
    public @Nullable String difference() {
        if (findings.isEmpty() || !conformity().equals(DIFFERS)) {
            return null;
        }
        return findings.size() == 1 ? findings.getFirst() : findings.getFirst() + " +" + (findings.size() - 1);
    }

    /** The name of the state: unknown for null. */
    public static String conformity(@Nullable Boolean conforms) {
        if (conforms == null) {
            return "UNKNOWN";
        }
        return conforms ? "CONFORMS" : DIFFERS;
    }
}
