package io.mirrordesk.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What helps. */
public sealed interface Fix {

    /** Pull this reference instead. */
    record UseReference(String reference) implements Fix {}

    /** Run this, as it is printed. */
    record RunCommand(String sentence, String command) implements Fix {}

    /**
     * Ask for a mirror of an upstream.
     *
     * @param upstream key of the catalogue
     * @param upstreamUrl where the upstream does not fix it, else null
     * @param image to be there first, such as {@code library/nginx:1.27}
     */
    record RequestMirror(String upstream, @Nullable String upstreamUrl, String image) implements Fix {}

    /** Ask for a further image of a curated mirror. */
    record RequestImage(String mirror, String image) implements Fix {}

    /**
     * Ask for a grant of a mirror.
     *
     * @param account that is to be granted access
     * @param grants all that the mirror would have then, as they are typed
     */
    record RequestGrant(String mirror, String account, List<String> grants) implements Fix {

        public RequestGrant {
            grants = List.copyOf(grants);
        }
    }

    /** Look at the mirror and at the team that owns it. */
    record SeeMirror(String prefix) implements Fix {}

    /** Do what the sentence says. */
    record Advice(String sentence) implements Fix {}

    /** @param fixes in the order in which they help */
    static List<Fix> of(Fix... fixes) {
        return List.of(fixes);
    }
}
