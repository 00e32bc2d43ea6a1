package io.mirrordesk.request;

import io.mirrordesk.oci.TextFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Image references found in a text, and the text with those that a mirror covers rewritten.
 *
 * @param format how the text was read
 */
public record Translation(TextFormat format, List<Reference> references, String text) {

    public Translation {
        references = List.copyOf(references);
    }

    /** What can be said about a reference. */
    public enum Status {
        /** A mirror covers it, and the team may pull from there. */
        COVERED,
        /** A mirror covers it, but grants the team nothing. */
        NO_GRANT,
        /** No mirror covers it, or a curated one does not hold it yet. */
        NOT_COVERED,
        /** ECR cannot cache that registry. */
        UNSUPPORTED_UPSTREAM,
        /** It names the cache already. */
        ALREADY_MIRRORED,
        /** A template or a variable stands in it, or in what it shares with something else. */
        UNRESOLVED,
        /** It is not a reference; the message says why. */
        INVALID
    }

    /**
     * One reference.
     *
     * @param line from 1
     * @param column from 1
     * @param original as it is written, with its variables
     * @param canonical with registry, {@code library/} and tag written out; null when it is not a reference, or not known
     * @param mirror prefix of the mirror that covers it or could, else null
     * @param rewritten what to use instead, null unless it is covered
     * @param message a sentence where the status alone does not say enough, else null
     */
    public record Reference(
            int line,
            int column,
            String original,
            @Nullable String canonical,
            Status status,
            @Nullable String mirror,
            @Nullable String rewritten,
            @Nullable String message) {}
}
