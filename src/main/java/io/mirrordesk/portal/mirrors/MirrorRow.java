package io.mirrordesk.portal.mirrors;

import org.jspecify.annotations.Nullable;

/**
 * A mirror in the list.
 *
 * @param access CURATED or ON_DEMAND
 * @param state ACTIVE, FAILING or RETIRED
 */
public record MirrorRow(
        long id,
        String prefix,
        String upstreamName,
        String upstreamUrl,
        String access,
        String team,
        String state,
        @Nullable String template,
        long repositories,
        long images) {}
