package io.mirrordesk.portal.requests;

import java.util.List;

/**
 * What the form offers.
 *
 * @param credentials names of those that exist
 * @param registries those that are managed; the first one is where a mirror goes if nobody says otherwise
 * @param suggestedGrants the person's own accounts and organizations
 */
public record NewMirrorChoices(
        List<UpstreamChoice> upstreams,
        List<String> credentials,
        List<String> templates,
        List<String> teams,
        List<String> suggestedGrants,
        int rulesUsed,
        int rulesLimit,
        List<String> registries) {}
