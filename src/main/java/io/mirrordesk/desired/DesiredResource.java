package io.mirrordesk.desired;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Something that should be in AWS.
 *
 * @param mirror the mirror that it belongs to; null for a credential's secret
 * @param credential the credential whose secret it is, or that its mirror uses; null for none
 * @param team that owns the mirror; null for a credential's secret, which has no owner of its own
 */
public record DesiredResource(
        Resource resource,
        @Nullable Prefix mirror,
        @Nullable String credential,
        @Nullable String team) {

    static DesiredResource of(ManagedMirror mirror, Resource resource) {
        return new DesiredResource(resource, mirror.prefix(), mirror.credential(), mirror.team());
    }
}
