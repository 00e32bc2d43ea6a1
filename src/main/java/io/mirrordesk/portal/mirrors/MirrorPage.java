package io.mirrordesk.portal.mirrors;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.Validation;
import io.mirrordesk.portal.view.DriftRow;
import io.mirrordesk.portal.view.PullCommands;
import io.mirrordesk.portal.view.RepositoryRow;
import io.mirrordesk.portal.view.RequestLine;
import io.mirrordesk.portal.view.TimelineEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one mirror.
 *
 * @param access CURATED or ON_DEMAND
 * @param template name and version
 * @param policyBytesUsed of the 10,240 characters of the registry policy
 * @param policyBytesOfMirror this mirror's statements in it; null if it has none
 * @param examplePath an image below the host that is there
 * @param commands how to sign in and pull
 * @param request the one that made it, or changed it last
 * @param repositories the first few
 * @param mayChange whether the person who looks may ask for a change of it
 * @param validation what ECR said when it last tried the rule; null before the first time
 * @param mayValidate whether the person who looks may have it tried
 * @param drift what it consists of and is not as it should be, the first few
 */
public record MirrorPage(
        long id,
        String prefix,
        String registry,
        String upstreamName,
        String upstreamUrl,
        String access,
        String team,
        String state,
        @Nullable Instant createdAt,
        @Nullable CredentialLine credential,
        @Nullable String template,
        List<GrantLine> grants,
        int rulesUsed,
        int rulesLimit,
        int policyBytesUsed,
        @Nullable Integer policyBytesOfMirror,
        String examplePath,
        PullCommands commands,
        Slice<RepositoryRow> repositories,
        long request,
        List<RequestLine> openRequests,
        List<TimelineEvent> history,
        boolean mayChange,
        @Nullable Validation validation,
        boolean mayValidate,
        Slice<DriftRow> drift) {}
