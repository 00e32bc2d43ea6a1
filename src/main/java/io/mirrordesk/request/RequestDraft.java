package io.mirrordesk.request;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request as somebody wrote it, in the page's form or the API's body: nothing is checked yet, and everything may be missing.
 *
 * @param recreate names of repositories among the subjects that are to be deleted and created again, such as
 *     {@code docker-hub/library/nginx}
 */
public record RequestDraft(
        @Nullable String kind,
        @Nullable List<String> registries,
        @Nullable MirrorDraft mirror,
        @Nullable CredentialDraft credential,
        @Nullable TemplateDraft template,
        @Nullable List<String> subjects,
        @Nullable String reason,
        @Nullable List<String> recreate) {

    /** A request that recreates nothing. */
    public RequestDraft(
            @Nullable String kind,
            @Nullable List<String> registries,
            @Nullable MirrorDraft mirror,
            @Nullable CredentialDraft credential,
            @Nullable TemplateDraft template,
            @Nullable List<String> subjects,
            @Nullable String reason) {
        this(kind, registries, mirror, credential, template, subjects, reason, null);
    }

    /** The member {@code mirror}. */
    public record MirrorDraft(
            @Nullable String prefix,
            @Nullable String access,
            @Nullable String upstream,
            @Nullable String upstreamUrl,
            @Nullable String upstreamPrefix,
            @Nullable String credential,
            @Nullable String template,
            @Nullable String team,
            @Nullable List<GrantDraft> grants,
            @Nullable List<String> warm,
            @Nullable String repositories,
            @Nullable String customRoleArn) {

        /** A mirror without a role. */
        public MirrorDraft(
                @Nullable String prefix,
                @Nullable String access,
                @Nullable String upstream,
                @Nullable String upstreamUrl,
                @Nullable String upstreamPrefix,
                @Nullable String credential,
                @Nullable String template,
                @Nullable String team,
                @Nullable List<GrantDraft> grants,
                @Nullable List<String> warm,
                @Nullable String repositories) {
            this(
                    prefix,
                    access,
                    upstream,
                    upstreamUrl,
                    upstreamPrefix,
                    credential,
                    template,
                    team,
                    grants,
                    warm,
                    repositories,
                    null);
        }
    }

    /** One access grant: exactly one member is set. */
    public record GrantDraft(
            @Nullable String organization,
            @Nullable String organizationPath,
            @Nullable String account,
            @Nullable String principal) {}

    /**
     * The member {@code credential}. Its token is never written out again.
     *
     * @param expiresOn the day on which the upstream stops to take it, such as {@code 2027-01-31}
     */
    public record CredentialDraft(
            @Nullable String name,
            @Nullable String upstream,
            @Nullable String username,
            @Nullable String accessToken,
            @Nullable String expiresOn) {

        @Override
        public String toString() {
            return "CredentialDraft[name=" + name + ", upstream=" + upstream + ", username=" + username + "]";
        }
    }

    /** The member {@code template}. */
    public record TemplateDraft(
            @Nullable String name,
            @Nullable String mode,
            @Nullable Map<String, String> tags,
            @Nullable JsonNode lifecyclePolicy,
            @Nullable JsonNode repositoryPolicy,
            @Nullable String tagMutability,
            @Nullable Boolean scanOnPush,
            @Nullable String encryption) {}
}
