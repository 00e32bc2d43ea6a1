package io.mirrordesk.portal.translate;

import io.mirrordesk.oci.ImageText;
import io.mirrordesk.request.Translation;
import org.jspecify.annotations.Nullable;

/**
 * One file and what became of it.
 *
 * @param name path in its folder; empty for a text without one
 * @param before as it was
 * @param translation null when it could not be read
 * @param refusal why it could not be read, in a sentence
 */
record TranslatedFile(
        String name,
        String before,
        @Nullable Translation translation,
        @Nullable String refusal) {

    boolean isChanged() {
        return translation != null && !translation.text().equals(before);
    }

    /** Whether there is something to show. */
    boolean isWorthAWord() {
        return refusal != null
                || translation != null && !translation.references().isEmpty();
    }

    /** A file that was read and is still to be translated. */
    record Readable(int index, String name, String before, ImageText text) {}
}
