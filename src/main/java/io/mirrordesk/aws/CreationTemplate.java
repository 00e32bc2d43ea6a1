package io.mirrordesk.aws;

import io.mirrordesk.oci.RepositoryName;

/**
 * ECR's creation template for repositories that pulls create, whoever made it.
 *
 * @param prefix as ECR has it, or {@code ROOT}
 * @param needsRole whether it sets tags or a KMS key, which only a role can do
 */
public record CreationTemplate(String prefix, boolean needsRole, boolean hasRole) {

    /** Whether every first pull below the prefix fails: the user guide's “otherwise the repository creation will fail”. */
    public boolean breaksFirstPulls() {
        return needsRole && !hasRole;
    }

    /** ECR assumes a slash at the end; {@code ROOT} covers what no other template does. */
    public boolean covers(RepositoryName repository) {
        return isRoot() || repository.value().startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
    }

    /** The longest prefix wins, {@code ROOT} comes last. */
    public int weight() {
        return isRoot() ? 0 : prefix.length();
    }

    private boolean isRoot() {
        return "ROOT".equals(prefix);
    }
}
