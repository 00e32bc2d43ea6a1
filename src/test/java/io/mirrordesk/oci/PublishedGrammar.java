package io.mirrordesk.oci;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An independent reader of references, written from the published grammar and the rules of normalization: one expression for the
 * whole, and none of the product's code.
 *
 * @see <a href="https://github.com/distribution/reference/blob/main/reference.go">distribution/reference, grammar</a>
 * @see <a href="https://github.com/distribution/reference/blob/main/normalize.go">distribution/reference, normalization</a>
 */
final class PublishedGrammar {

    private static final String COMPONENT = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final String HOST = "(?:" + COMPONENT + "(?:\\." + COMPONENT + ")*|\\[(?:[a-fA-F0-9:]+)\\])";
    private static final String DOMAIN = HOST + "(?::[0-9]+)?";
    private static final String PATH_COMPONENT = "[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*";
    private static final String REMOTE = PATH_COMPONENT + "(?:/" + PATH_COMPONENT + ")*";
    private static final String TAG = "[\\w][\\w.-]{0,127}";
    private static final String DIGEST = "sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128}";
    private static final Pattern REFERENCE =
            Pattern.compile("(" + DOMAIN + ")/(" + REMOTE + ")(?::(" + TAG + "))?(?:@(" + DIGEST + "))?");
    private static final int LONGEST = 255;

    private PublishedGrammar() {}

    /** The reference in its familiar whole form; empty if it is none. */
    static Optional<String> canonical(String text) {
        if (text.matches("[a-f0-9]{64}")) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        boolean hosted = slash >= 0
                && (first.contains(".")
                        || first.contains(":")
                        || first.equals("localhost")
                        || first.chars().anyMatch(c -> c >= 'A' && c <= 'Z'));
        String domain = hosted ? first : "docker.io";
        String rest = hosted ? text.substring(slash + 1) : text;
        domain = domain.equals("index.docker.io") ? "docker.io" : domain;
        rest = domain.equals("docker.io") && !rest.contains("/") ? "library/" + rest : rest;
        Matcher whole = REFERENCE.matcher(domain + "/" + rest);
        if (!whole.matches() || !whole.group(1).equals(domain) || whole.group(2).length() > LONGEST) {
            return Optional.empty();
        }
        String tag = whole.group(3) == null ? (whole.group(4) == null ? ":latest" : "") : ":" + whole.group(3);
        String digest = whole.group(4) == null ? "" : "@" + whole.group(4);
        return Optional.of(domain + "/" + whole.group(2) + tag + digest);
    }
}
