package io.mirrordesk.plan;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.UpstreamImage;
import io.mirrordesk.policy.AccessGrant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mirror as asked for.
 *
 * @param upstream key of the catalogue
 * @param upstreamUrl ECR's {@code upstreamRegistryUrl}
 * @param credential name of the credential, not of its secret; null where the upstream needs none
 * @param template name of the template; null for ECR's defaults plus the mirror's tag and grants
 * @param warm images to pull first
 * @param customRoleArn the role by which ECR signs in at another ECR registry; null for none
 */
public record MirrorSpec(
        Prefix prefix,
        AccessMode access,
        String upstream,
        String upstreamUrl,
        @Nullable String upstreamPrefix,
        @Nullable String credential,
        @Nullable String template,
        String team,
        List<AccessGrant> grants,
        List<UpstreamImage> warm,
        @Nullable String customRoleArn) {

    public MirrorSpec {
        grants = List.copyOf(grants);
        warm = List.copyOf(warm);
    }
}
