package io.mirrordesk.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How ECR encrypts a repository, written as people write it: {@code AES256}, {@code KMS}, or the ARN of a key. It is decided at creation and
 * never changes (<a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html">encryption at rest</a>).
 *
 * @param key ARN of the key of KMS; null where ECR takes its own
 */
public record Encryption(Type type, @Nullable String key) {

    /** ECR's {@code encryptionType}. */
    public enum Type {
        AES256,
        KMS,
        /** Two layers, in some partitions only. It is observed and never wanted. */
        KMS_DSSE
    }

    /** ECR's default: keys of S3. */
    public static final Encryption AES256 = new Encryption(Type.AES256, null);

    /** KMS with the key that AWS keeps for ECR in the account. */
    public static final Encryption KMS = new Encryption(Type.KMS, null);

    /** ECR's {@code KmsKeyForRepositoryCreationTemplate}. */
    private static final Pattern KEY =
            Pattern.compile("arn:aws[a-z0-9-]*:kms:(?<region>[a-z0-9-]+):[0-9]{12}:key/[a-z0-9-]+");

    private static final int KEY_LENGTH = 2_048;

    public Encryption {
        if (type != Type.KMS && key != null) {
            throw new IllegalArgumentException(type + " has no key to choose.");
        }
    }

    /**
     * The inverse of {@link #toString}.
     *
     * @throws IllegalArgumentException with a sentence when the text is none of these
     */
    @JsonCreator
    public static Encryption parse(String text) {
        return switch (text) {
            case "AES256" -> AES256;
            case "KMS" -> KMS;
            case "KMS_DSSE" -> new Encryption(Type.KMS_DSSE, null);
            default -> {
                if (!KEY.matcher(text).matches() || text.length() > KEY_LENGTH) {
                    throw new IllegalArgumentException(
                            "“" + text + "” is no encryption. Use AES256, KMS, or the ARN of a key, such as"
                                    + " arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab.");
                }
                yield new Encryption(Type.KMS, text);
            }
        };
    }

    /** As somebody wrote it; nothing is the default. */
    public static Encryption orDefault(@Nullable String text) {
        return text == null ? AES256 : parse(text);
    }

    /**
     * As ECR tells it.
     *
     * @param type ECR's {@code encryptionType}; one that this version does not know counts as the one that is never wanted
     * @param key ECR's {@code kmsKey}, with which it names its own key too
     */
    public static Encryption observed(String type, @Nullable String key) {
        Type known = Stream.of(Type.values())
                .filter(each -> each.name().equals(type))
                .findFirst()
                .orElse(Type.KMS_DSSE);
        return new Encryption(known, known == Type.KMS ? key : null);
    }

    /**
     * Whether this, observed, is as wanted. ECR names the key that AWS keeps for it like any other, so where no key is wanted each will do:
     * nothing is deleted because of what cannot be told apart.
     */
    public boolean satisfies(Encryption wanted) {
        return type == wanted.type && (wanted.key == null || wanted.key.equals(key));
    }

    /** The region of the key; empty where ECR takes its own. */
    public Optional<String> region() {
        return Optional.ofNullable(key)
                .map(KEY::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group("region"));
    }

    /** Whether it is what ECR does when nothing is said. */
    public boolean isDefault() {
        return equals(AES256);
    }

    @Override
    @JsonValue
    public String toString() {
        return key == null ? type.name() : key;
    }

    /** Leaves the default out of JSON, as it was before there was another: hashes and fingerprints of what is older stay the same. */
    static final class Default {

        @Override
        public boolean equals(@Nullable Object other) {
            return AES256.equals(other);
        }

        @Override
        public int hashCode() {
            return AES256.hashCode();
        }
    }
}
