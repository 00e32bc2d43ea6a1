package io.mirrordesk.oci;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ecrRepositoryPrefix} of a pull-through cache rule: 2 to 30 characters, or {@code ROOT} for the repositories that no
 * other rule covers. ECR always assumes a slash at the end, so {@code quay} and {@code quay/} are the same prefix and the slash is
 * not kept; only {@code a/}, which ECR accepts and {@code a} it does not, keeps it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html">CreatePullThroughCacheRule</a>
 */
public record Prefix(String value) {

    /** Stands for all repositories that no other rule covers. */
    public static final Prefix ROOT = new Prefix("ROOT");

    public static final int MIN_LENGTH = 2;
    public static final int MAX_LENGTH = 30;

    /** @throws InvalidPrefix unless {@code value} is a prefix in its shortest form */
    public Prefix {
        if (!"ROOT".equals(value)) {
            check(value);
        }
    }

    /** @throws InvalidPrefix naming the wrong character and a correction */
    @JsonCreator
    public static Prefix parse(String text) {
        boolean slashed = text.endsWith("/") && text.length() > MIN_LENGTH;
        return new Prefix(slashed ? text.substring(0, text.length() - 1) : text);
    }

    public boolean isRoot() {
        return "ROOT".equals(value);
    }

    /**
     * The name in ECR of an upstream's repository.
     *
     * @param path the repository's path at the upstream, such as {@code library/nginx}
     * @throws InvalidRepositoryName when the two together are not a repository name, such as one of more than 256 characters
     */
    public RepositoryName resolve(String path) {
        return RepositoryName.parse(below() + path);
    }

    /** Whether a pull of this repository could fall under the rule; {@code ROOT} covers everything. */
    public boolean covers(RepositoryName repository) {
        return repository.value().startsWith(below());
    }

    /** Whether one of the two lies inside the other. {@code ROOT} is ECR's fallback and nests with none. */
    public boolean nestsWith(Prefix other) {
        boolean named = !isRoot() && !other.isRoot() && !below().equals(other.below());
        return named && (below().startsWith(other.below()) || other.below().startsWith(below()));
    }

    /** What comes before the path of each repository: {@code docker-hub/}, or nothing for {@code ROOT}. */
    public String below() {
        return isRoot() ? "" : value.endsWith("/") ? value : value + "/";
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }

    private static void check(String value) {
        boolean slashed = value.length() == MIN_LENGTH && value.endsWith("/");
        String path = slashed ? value.substring(0, 1) : value;
        if (!path.isEmpty() && !PathGrammar.matches(path)) {
            throw new InvalidPrefix(
                    "The prefix “" + shown(value) + "” " + PathGrammar.fault(path) + ".", proposal(value));
        }
        if (value.length() < MIN_LENGTH) {
            throw new InvalidPrefix(
                    "A prefix needs " + MIN_LENGTH + " to " + MAX_LENGTH + " characters; this has " + value.length()
                            + ".",
                    null);
        }
        if (value.length() > MAX_LENGTH) {
            throw new InvalidPrefix(
                    "The prefix “" + shown(value) + "” has " + value.length() + " characters; a prefix has at most "
                            + MAX_LENGTH + ", so “" + value.charAt(MAX_LENGTH) + "” at position " + (MAX_LENGTH + 1)
                            + " is too much.",
                    proposal(value));
        }
    }

    private static @Nullable String proposal(String value) {
        String path = PathGrammar.corrected(value);
        if (path.length() > MAX_LENGTH) {
            path = PathGrammar.corrected(path.substring(0, MAX_LENGTH));
        }
        return path.length() < MIN_LENGTH ? null : path;
    }

    private static String shown(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }
}
