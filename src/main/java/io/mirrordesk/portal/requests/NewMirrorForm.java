package io.mirrordesk.portal.requests;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for a new mirror, as it was typed. Lists are lines.
 *
 * @param customRoleArn only for another ECR registry
 * @param registries null or empty for the first
 * @param grants one per line: an organization, a path in it, an account or a principal
 * @param credential name of an existing one, or empty for a new one
 * @param accessToken never shown again
 * @param template name of an existing one, empty for a new one, or {@link #NO_TEMPLATE}
 * @param templateMode a {@link io.mirrordesk.plan.TemplateMode}; null for the default
 * @param templateTags one {@code key=value} per line
 * @param scanOnPush {@code true} when ticked
 * @param encryption {@code AES256}, {@code KMS} or a key's ARN; empty for the default
 * @param warm one image per line
 */
public record NewMirrorForm(
        @Nullable List<String> registries,
        @Nullable String upstream,
        @Nullable String upstreamUrl,
        @Nullable String upstreamPrefix,
        @Nullable String customRoleArn,
        @Nullable String prefix,
        @Nullable String access,
        @Nullable String grants,
        @Nullable String credential,
        @Nullable String credentialName,
        @Nullable String username,
        @Nullable String accessToken,
        @Nullable String expiresOn,
        @Nullable String template,
        @Nullable String templateName,
        @Nullable String templateMode,
        @Nullable String templateTags,
        @Nullable String lifecyclePolicy,
        @Nullable String tagMutability,
        @Nullable String scanOnPush,
        @Nullable String encryption,
        @Nullable String warm,
        @Nullable String team,
        @Nullable String reason) {

    /** The choice that leaves repositories as ECR makes them. */
    public static final String NO_TEMPLATE = "-";

    /** Without the token, which no page ever shows again. */
    @Override
    public String toString() {
        return "NewMirrorForm[upstream=" + upstream + ", prefix=" + prefix + "]";
    }
}
