package io.mirrordesk.oci;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name of a repository in ECR, such as {@code docker-hub/library/nginx}: 2 to 256 characters.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html">CreateRepository</a>
 */
public record RepositoryName(String value) implements Comparable<RepositoryName> {

    public static final int MIN_LENGTH = 2;
    public static final int MAX_LENGTH = 256;

    /** @throws InvalidRepositoryName unless {@code value} is a repository name */
    public RepositoryName {
        if (value.length() > MAX_LENGTH) {
            throw new InvalidRepositoryName("The repository name “" + value.substring(0, 60) + "…” has "
                    + value.length() + " characters; ECR allows " + MAX_LENGTH + ". Choose a shorter prefix.");
        }
        if (!PathGrammar.matches(value)) {
            throw new InvalidRepositoryName("The repository name “" + value + "” " + PathGrammar.fault(value) + ".");
        }
        if (value.length() < MIN_LENGTH) {
            throw new InvalidRepositoryName("The repository name “" + value + "” is too short; it needs " + MIN_LENGTH
                    + " to " + MAX_LENGTH + " characters.");
        }
    }

    /** @throws InvalidRepositoryName with a sentence that names what is wrong */
    @JsonCreator
    public static RepositoryName parse(String text) {
        return new RepositoryName(text);
    }

    @Override
    public int compareTo(RepositoryName other) {
        return value.compareTo(other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
