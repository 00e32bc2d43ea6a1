package io.mirrordesk.aws;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an error of {@code /v2/} means and what helps. ECR answers “not found” also for what is not allowed.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html">Troubleshooting pull through
 *     cache</a>
 */
final class PullErrors {

    private static final String RETRY = "It usually passes by itself: retry in a minute.";

    private PullErrors() {}

    static AwsError of(HttpResponse<byte[]> answer, String image) {
        JsonNode error = firstError(answer.body());
        String said = error.path("message").asString("");
        String quoted = said.isBlank() ? "" : " The registry says: “" + said.strip() + "”";
        int status = answer.statusCode();
        String requestId = answer.headers().firstValue("x-amzn-requestid").orElse(null);
        if (said.toLowerCase(Locale.ROOT).contains("authentication to the upstream")) {
            return new AwsError(
                    "UpstreamAuthenticationFailed",
                    "The upstream did not let ECR in for " + image + "." + quoted,
                    "Check the mirror's credential, and that only official Docker Hub images have library/ in their name.",
                    requestId,
                    false);
        }
        return switch (status) {
            case 404 -> notFound(error.path("code").asString(""), image, quoted, requestId);
            case 401 ->
                new AwsError(
                        "Unauthorized",
                        "The registry did not accept the portal's login for " + image + "." + quoted,
                        "Retry; if it stays, check the portal's permission ecr:GetAuthorizationToken.",
                        requestId,
                        true);
            case 403 ->
                new AwsError(
                        "Denied",
                        "The pull of " + image + " is denied." + quoted,
                        "Give the portal's role ecr:BatchGetImage, ecr:GetDownloadUrlForLayer and ecr:BatchImportUpstreamImage; "
                                + "an official Docker Hub image needs library/ in its name.",
                        requestId,
                        false);
            case 429 ->
                new AwsError(
                        "TooManyRequests",
                        "The upstream or ECR limits the rate of pulls, so " + image + " was not pulled." + quoted,
                        RETRY,
                        requestId,
                        true);
            default ->
                new AwsError(
                        "Http" + status,
                        "The registry answered the pull of " + image + " with status " + status + "." + quoted,
                        status >= 500 ? RETRY : "Read what the registry says, correct it, then retry.",
                        requestId,
                        status >= 500);
        };
    }

    private static AwsError notFound(String code, String image, String quoted, @Nullable String requestId) {
        return code.equals("NAME_UNKNOWN")
                ? new AwsError(
                        "NameUnknown",
                        "There is no repository for " + image + ", and this pull could not create it." + quoted,
                        "Check the name; the puller needs ecr:CreateRepository, and a creation template with tags or a key needs a role.",
                        requestId,
                        false)
                : new AwsError(
                        "ManifestUnknown",
                        "The image " + image + " was not found." + quoted,
                        "Check name and tag at the upstream; ECR says the same when ecr:BatchImportUpstreamImage is missing.",
                        requestId,
                        false);
    }

    static AwsError unreachable(URI address) {
        return new AwsError(
                "Unreachable",
                "The registry at " + address.getAuthority() + " could not be reached.",
                "Check the network and the registry's address for pulls, then retry.",
                null,
                true);
    }

    static AwsError broken(URI address) {
        return new AwsError(
                "AnswerLost",
                "The connection to " + address.getAuthority() + " broke before the pull was answered.",
                RETRY,
                null,
                true);
    }

    static AwsError noManifest(HttpResponse<byte[]> answer) {
        return new AwsError(
                "NoManifest",
                "What " + answer.uri().getAuthority() + " answered is not an image manifest.",
                "Check the registry's address for pulls: a proxy may answer in its place.",
                null,
                false);
    }

    private static JsonNode firstError(byte[] body) {
        try {
            return JsonMapper.shared()
                    .readTree(new String(body, StandardCharsets.UTF_8))
                    .path("errors")
                    .path(0);
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}
