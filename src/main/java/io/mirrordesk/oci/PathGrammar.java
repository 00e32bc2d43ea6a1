package io.mirrordesk.oci;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The grammar that repository paths share in the OCI distribution specification and in ECR: components of lower-case letters and
 * digits, joined inside by {@code .}, {@code _}, {@code __} or hyphens, and to each other by {@code /}.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests">OCI distribution
 *     specification, name</a>
 */
final class PathGrammar {

    private static final String ALPHANUMERIC = "[a-z0-9]+";
    private static final String SEPARATOR = "(?:\\.|__?|-+)";
    private static final String COMPONENT = ALPHANUMERIC + "(?:" + SEPARATOR + ALPHANUMERIC + ")*+";
    private static final Pattern PATH = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern FOREIGN = Pattern.compile("[^a-z0-9._/-]+");
    private static final Pattern SEPARATORS = Pattern.compile("[._-]{2,}");
    private static final Pattern AROUND_SLASH = Pattern.compile("[._-]*(?:/[._-]*)+");
    private static final Pattern AT_THE_ENDS = Pattern.compile("^[._/-]+|[._/-]+$");

    private PathGrammar() {}

    static boolean matches(String path) {
        return PATH.matcher(path).matches();
    }

    /** Which character of a path that does not match is wrong, and why: the middle of a sentence, without a full stop. */
    static String fault(String path) {
        int[] characters = path.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            if (!isAllowed(characters[i])) {
                return "has " + name(characters[i]) + " at position " + (i + 1)
                        + "; only lower-case letters, digits and . _ - / are allowed";
            }
        }
        for (int i = 0; i < characters.length; i++) {
            Optional<String> misplaced = misplaced(characters, i);
            if (misplaced.isPresent()) {
                return "has " + name(characters[i]) + " at position " + (i + 1) + misplaced.get();
            }
        }
        return "is empty";
    }

    /** The nearest path that matches, or the empty string if nothing of the text can be kept. */
    static String corrected(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKD))
                .replaceAll("");
        String path = FOREIGN.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        path = SEPARATORS.matcher(path).replaceAll(run -> isSeparator(run.group()) ? run.group() : "-");
        path = AROUND_SLASH.matcher(path).replaceAll("/");
        return AT_THE_ENDS.matcher(path).replaceAll("");
    }

    private static boolean isSeparator(String run) {
        return "__".equals(run) || run.chars().allMatch(c -> c == '-');
    }

    private static boolean isAllowed(int c) {
        return isAlphanumeric(c) || isSeparator(c) || c == '/';
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static boolean isSeparator(int c) {
        return c == '.' || c == '_' || c == '-';
    }

    private static Optional<String> misplaced(int[] path, int i) {
        if (isAlphanumeric(path[i])) {
            return Optional.empty();
        }
        if (i == 0) {
            return Optional.of("; begin with a letter or digit");
        }
        if (i == path.length - 1) {
            return Optional.of("; end with a letter or digit");
        }
        if (isAlphanumeric(path[i - 1]) || path[i] == '-' && path[i - 1] == '-') {
            return Optional.empty();
        }
        if (path[i] == '/' || path[i - 1] == '/') {
            return Optional.of("; there must be a letter or digit on both sides of “/”");
        }
        boolean doubled = path[i] == '_' && path[i - 1] == '_' && isAlphanumeric(path[i - 2]);
        return doubled ? Optional.empty() : Optional.of("; “.”, “_”, “__” or hyphens join, but not next to each other");
    }

    private static String name(int c) {
        if (c >= 'A' && c <= 'Z') {
            return "the capital letter “" + Character.toString(c) + "”";
        }
        if (c == ' ') {
            return "a space";
        }
        boolean visible = Character.isDefined(c)
                && !Character.isISOControl(c)
                && !Character.isWhitespace(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.SURROGATE
                && Character.getType(c) != Character.SPACE_SEPARATOR;
        return visible ? "“" + Character.toString(c) + "”" : String.format("an invisible character (U+%04X)", c);
    }
}
