package io.mirrordesk.portal.rest;

import io.mirrordesk.contract.FieldError;
import io.mirrordesk.governance.WarmUp;
import io.mirrordesk.oci.UpstreamImage;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.policy.AccessGrant;
import io.mirrordesk.request.Comment;
import io.mirrordesk.request.Decision;
import io.mirrordesk.request.PolicyForecast;
import io.mirrordesk.request.Proof;
import io.mirrordesk.request.RequestState;
import io.mirrordesk.run.RunError;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the API shows it.
 *
 * @param subjects what is repaired or adopted; empty for every other kind
 * @param recreate repositories among the subjects that are deleted and created again, by name
 * @param run the run in its first registry; null before it starts
 * @param runs one for each of its registries
 */
record RequestJson(
        long id,
        ChangeSet.Kind kind,
        RequestState state,
        String title,
        String requester,
        String team,
        String reason,
        Instant createdAt,
        Instant updatedAt,
        List<String> registries,
        @Nullable MirrorJson mirror,
        @Nullable TemplateJson template,
        @Nullable CredentialJson credential,
        List<Subject> subjects,
        List<String> recreate,
        PlanJson plan,
        List<Decision> decisions,
        List<Comment> comments,
        @Nullable RunJson run,
        List<RunJson> runs,
        List<PullJson> pull,
        @Nullable String outcome) {

    /**
     * The mirror as asked.
     *
     * @param repositories of a mirror that retires: KEEP or DELETE; else null
     */
    record MirrorJson(
            String prefix,
            AccessMode access,
            String upstream,
            String upstreamUrl,
            @Nullable String upstreamPrefix,
            @Nullable String credential,
            @Nullable String template,
            String team,
            List<AccessGrant> grants,
            List<String> warm,
            @Nullable String repositories,
            @Nullable String customRoleArn) {

        static MirrorJson of(ChangeSet change, MirrorSpec mirror) {
            return new MirrorJson(
                    mirror.prefix().value(),
                    mirror.access(),
                    mirror.upstream(),
                    mirror.upstreamUrl(),
                    mirror.upstreamPrefix(),
                    mirror.credential(),
                    mirror.template(),
                    mirror.team(),
                    mirror.grants(),
                    mirror.warm().stream().map(UpstreamImage::toString).toList(),
                    change.kind() == ChangeSet.Kind.RETIRE_MIRROR
                            ? (change.deletes().isEmpty() ? "KEEP" : "DELETE")
                            : null,
                    mirror.customRoleArn());
        }
    }

    /**
     * A credential that came with it: neither user name nor token is ever shown.
     *
     * @param proof whether the upstream knew it at filing, or could not be asked
     */
    record CredentialJson(
            String name, String upstream, @Nullable Proof proof) {

        static CredentialJson of(CredentialSpec credential, @Nullable Proof proof) {
            return new CredentialJson(credential.name(), credential.upstream(), proof);
        }
    }

    /** An image that was asked for, and whether it is there. */
    record PullJson(
            String image,
            String registry,
            String reference,
            @Nullable String digest,
            WarmUp.State state,
            @Nullable RunError error) {

        static PullJson of(WarmUp warmUp) {
            return new PullJson(
                    warmUp.image(),
                    warmUp.registry().toString(),
                    warmUp.reference(),
                    warmUp.digest(),
                    warmUp.state(),
                    warmUp.error());
        }
    }

    /** The same with what its plan makes of registry policies. */
    RequestJson with(List<PolicyForecast> forecasts) {
        return new RequestJson(
                id,
                kind,
                state,
                title,
                requester,
                team,
                reason,
                createdAt,
                updatedAt,
                registries,
                mirror,
                template,
                credential,
                subjects,
                recreate,
                plan.with(forecasts),
                decisions,
                comments,
                run,
                runs,
                pull,
                outcome);
    }

    /** What a draft would do. */
    record PreviewJson(PlanJson plan, List<FieldError> warnings) {}
}
