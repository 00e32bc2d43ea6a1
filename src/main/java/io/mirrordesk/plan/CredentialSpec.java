package io.mirrordesk.plan;

/**
 * A credential as asked for, without its value.
 *
 * @param name the portal's name for it; the secret is {@code ecr-pullthroughcache/<name>-<n>}
 * @param upstream key of the catalogue
 * @param secretName the secret it becomes, fixed when the plan is made
 */
public record CredentialSpec(String name, String upstream, String username, String secretName) {

    /** What every secret that ECR may read is named by (user guide, “Storing your upstream registry credentials”). */
    public static final String SECRET_PREFIX = "ecr-pullthroughcache/";

    /** Where the value of a credential waits for the decision: a name that ECR cannot read. */
    public static String pendingSecretName(long request) {
        return "mirrordesk/pending/" + request;
    }

    /** The secret's name for the {@code n}th value of a credential. */
    public static String secretName(String credential, int n) {
        return SECRET_PREFIX + credential + "-" + n;
    }
}
