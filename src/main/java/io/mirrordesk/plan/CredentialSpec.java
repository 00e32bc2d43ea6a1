package io.mirrordesk.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A credential as asked for, without its value.
 *
 * @param name the portal's name for it; the secret is {@code ecr-pullthroughcache/<name>-<n>}
 * @param upstream key of the catalogue
 * @param secretName the secret it becomes, fixed when the plan is made; of one that is retired, the secret that it is
 * @param expiresOn the day on which the upstream stops to take its value, null when nobody said one
 */
public record CredentialSpec(
        String name,
        String upstream,
        String username,
        String secretName,
        @Nullable LocalDate expiresOn) {

    /** What every secret that ECR may read is named by (user guide, “Storing your upstream registry credentials”). */
    public static final String SECRET_PREFIX = "ecr-pullthroughcache/";

    /** How long a retired secret can be restored: the longest that Secrets Manager keeps one (API reference, DeleteSecret). */
    public static final Duration RECOVERY = Duration.ofDays(30);

    /** Where the value of a credential waits for the decision: a name that ECR cannot read. */
    public static String pendingSecretName(long request) {
        return "mirrordesk/pending/" + request;
    }

    /** The secret's name for the {@code n}th value of a credential. */
    public static String secretName(String credential, int n) {
        return SECRET_PREFIX + credential + "-" + n;
    }

    /** Which value of the credential it is: {@code n} of {@link #secretName(String, int)}; an adopted secret, named otherwise, is the first. */
    @JsonIgnore
    public int version() {
        String numbered = SECRET_PREFIX + name + "-";
        String number = secretName.startsWith(numbered) ? secretName.substring(numbered.length()) : "";
        return number.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(number) : 1;
    }
}
