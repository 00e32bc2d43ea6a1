package io.mirrordesk.plan;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.policy.AccessGrant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mirror with everything it names resolved: what targets are composed from.
 *
 * @param secretName full name of the credential's secret, null where the upstream needs none
 * @param template the template's current version, null for none
 * @param customRoleArn the role by which ECR signs in at another ECR registry; null for none
 */
public record MirrorDefinition(
        RegistryId registry,
        Prefix prefix,
        AccessMode access,
        String upstream,
        String upstreamUrl,
        @Nullable String upstreamPrefix,
        @Nullable String secretName,
        @Nullable TemplateSpec template,
        List<AccessGrant> grants,
        @Nullable String customRoleArn) {

    public MirrorDefinition {
        grants = List.copyOf(grants);
    }

    /** The same mirror, signing in at its upstream with another secret. */
    public MirrorDefinition with(String otherSecret) {
        return new MirrorDefinition(
                registry,
                prefix,
                access,
                upstream,
                upstreamUrl,
                upstreamPrefix,
                otherSecret,
                template,
                grants,
                customRoleArn);
    }

    /** The same mirror with another version of its template. */
    public MirrorDefinition with(TemplateSpec otherTemplate) {
        return new MirrorDefinition(
                registry,
                prefix,
                access,
                upstream,
                upstreamUrl,
                upstreamPrefix,
                secretName,
                otherTemplate,
                grants,
                customRoleArn);
    }
}
