package io.mirrordesk.oci;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Docker's way of reading an image reference: what stands before the first slash is a registry if it is {@code localhost}, has a
 * dot or a colon, or has a capital letter.
 *
 * @see <a href="https://github.com/distribution/reference/blob/main/regexp.go">distribution/reference, grammar</a>
 */
final class ReferenceParser {

    private static final int MAX_REPOSITORY_LENGTH = 255;
    private static final int MAX_TAG_LENGTH = 128;
    private static final String LABEL = "[a-zA-Z0-9][a-zA-Z0-9-]*+(?<!-)";
    private static final String NAMES = LABEL + "(?:\\." + LABEL + ")*+";
    private static final String IPV6 = "\\[[a-fA-F0-9:]+\\]";
    private static final Pattern REGISTRY = Pattern.compile("(?:" + NAMES + "|" + IPV6 + ")(?::[0-9]+)?");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");
    private static final Pattern SCHEME = Pattern.compile("(?i)(?:https?|docker|oci)://(.*)");

    private ReferenceParser() {}

    static ImageReference parse(String original) {
        String text = original.strip();
        refuseWhatIsNoReference(text);
        int slash = nameOf(text).indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        if (isRegistry(first)) {
            return parse(registry(first), text.substring(slash + 1), original);
        }
        return parse(ImageReference.DEFAULT_REGISTRY, text, original);
    }

    /** Reads what follows the registry: path, tag and digest. */
    static ImageReference parse(String registry, String text, String original) {
        String name = nameOf(text);
        Optional<Digest> digest = name.length() == text.length()
                ? Optional.empty()
                : Optional.of(digest(text, text.substring(name.length() + 1)));
        int colon = name.indexOf(':');
        Optional<String> tag = colon < 0 ? Optional.empty() : Optional.of(tag(text, name.substring(colon + 1)));
        String path = colon < 0 ? name : name.substring(0, colon);
        return new ImageReference(registry, repository(registry, original.strip(), text, path), tag, digest, original);
    }

    /** Whether the first component of a name is a registry and not part of the path. */
    static boolean isRegistry(String component) {
        return isHost(component) || !component.toLowerCase(Locale.ROOT).equals(component);
    }

    /** Whether it is also meant as one; a capital letter alone is more often a slip. */
    static boolean isHost(String component) {
        return "localhost".equals(component) || component.indexOf('.') >= 0 || component.indexOf(':') >= 0;
    }

    private static String nameOf(String text) {
        int at = text.indexOf('@');
        return at < 0 ? text : text.substring(0, at);
    }

    static void refuseWhatIsNoReference(String text) {
        if (text.isEmpty()) {
            throw new InvalidImageReference("There is no image reference here. Write one, such as nginx:1.27.");
        }
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.matches()) {
            throw new InvalidImageReference(
                    "An image reference has no “" + text.substring(0, text.indexOf("//") + 2) + "” before it.",
                    scheme.group(1).isEmpty() ? null : scheme.group(1));
        }
        if (IDENTIFIER.matcher(text).matches()) {
            throw new InvalidImageReference("“" + text + "” is the id of an image. Write the image's name instead.");
        }
        if (text.chars().anyMatch(Character::isWhitespace)) {
            throw new InvalidImageReference("“" + shown(text) + "” has a space inside; an image reference has none.");
        }
    }

    private static String registry(String component) {
        if (!REGISTRY.matcher(component).matches()) {
            throw new InvalidImageReference(
                    "“" + shown(component) + "” is not the address of a registry. Write it as host or host:port.");
        }
        return "index.docker.io".equals(component) ? ImageReference.DEFAULT_REGISTRY : component;
    }

    private static String repository(String registry, String whole, String text, String path) {
        if (!path.toLowerCase(Locale.ROOT).equals(path)) {
            throw new InvalidImageReference(
                    "The repository of “" + shown(text) + "” has capital letters; repository names are lower-case.",
                    whole.substring(0, whole.length() - text.length())
                            + path.toLowerCase(Locale.ROOT)
                            + text.substring(path.length()));
        }
        if (path.isEmpty()) {
            throw new InvalidImageReference(
                    "“" + shown(text) + "” names no repository. Write one, such as nginx:1.27.");
        }
        if (!PathGrammar.matches(path)) {
            throw new InvalidImageReference("The repository “" + shown(path) + "” " + PathGrammar.fault(path) + ".");
        }
        boolean official = ImageReference.DEFAULT_REGISTRY.equals(registry) && path.indexOf('/') < 0;
        String repository = official ? "library/" + path : path;
        if (repository.length() > MAX_REPOSITORY_LENGTH) {
            throw new InvalidImageReference(
                    "The repository “" + shown(path) + "” is longer than " + MAX_REPOSITORY_LENGTH + " characters.");
        }
        return repository;
    }

    private static String tag(String text, String tag) {
        if (tag.isEmpty()) {
            throw new InvalidImageReference(
                    "“" + shown(text) + "” ends its name with “:” but has no tag. Write one, such as :1.27.");
        }
        if (tag.length() > MAX_TAG_LENGTH) {
            throw new InvalidImageReference(
                    "The tag “" + shown(tag) + "” is longer than " + MAX_TAG_LENGTH + " characters.");
        }
        if (!TAG.matcher(tag).matches()) {
            throw new InvalidImageReference("The tag “" + tag
                    + "” is not allowed. A tag has letters, digits and . _ - and begins with a letter, a digit or _.");
        }
        return tag;
    }

    private static Digest digest(String text, String digest) {
        try {
            return Digest.parse(digest);
        } catch (InvalidDigest invalid) {
            throw new InvalidImageReference(
                    "What follows “@” in “" + shown(text) + "” is wrong: " + invalid.getMessage());
        }
    }

    private static String shown(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
