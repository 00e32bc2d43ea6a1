package io.mirrordesk.desired;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.MirrorDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mirror as it is defined now.
 *
 * @param credential the portal's name of its credential, null where the upstream needs none
 * @param templateVersion current version of its template, null when it has none
 * @param request the request that created it
 * @param managedSince repositories created from then on are the mirror's; older ones stay untouched until they are adopted
 * @param validation what ECR said when it last tried the rule; null before the first time
 */
public record ManagedMirror(
        long id,
        MirrorDefinition definition,
        String team,
        State state,
        @Nullable String credential,
        @Nullable Integer templateVersion,
        long request,
        Instant managedSince,
        @Nullable Validation validation) {

    /** States of a mirror. */
    public enum State {
        ACTIVE,
        FAILING,
        RETIRED
    }

    public Prefix prefix() {
        return definition.prefix();
    }

    /** Such as {@code standard-cache@1}; null when the mirror has no template. */
    public @Nullable String templateReference() {
        return definition.template() == null ? null : definition.template().name() + "@" + templateVersion;
    }
}
