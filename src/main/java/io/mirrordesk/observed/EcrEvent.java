package io.mirrordesk.observed;

import io.mirrordesk.oci.InvalidRepositoryName;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an EventBridge event tells about a repository.
 *
 * @param kind its {@code detail-type}
 * @param repository null when the event is about none
 * @param call what somebody called; null when the event tells of no call that changed something
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html">Amazon ECR events and EventBridge</a>
 */
record EcrEvent(
        String id,
        String kind,
        RegistryId registry,
        @Nullable RepositoryName repository,
        @Nullable ApiCall call) {

    private static final String API_CALL = "AWS API Call via CloudTrail";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** The text is not an event. */
    static final class Malformed extends RuntimeException {

        Malformed(String message) {
            super(message);
        }
    }

    /** @throws Malformed with a sentence when a part that every event has is missing */
    static EcrEvent parse(String body) {
        try {
            JsonNode event = MAPPER.readTree(body);
            String kind = text(event, "detail-type");
            return new EcrEvent(
                    text(event, "id"),
                    kind,
                    RegistryId.parse(text(event, "account") + "." + text(event, "region")),
                    repository(kind, event.path("detail"))
                            .map(RepositoryName::parse)
                            .orElse(null),
                    API_CALL.equals(kind) ? ApiCall.of(event.path("detail")).orElse(null) : null);
        } catch (JacksonException _) {
            throw new Malformed("The message is not JSON.");
        } catch (IllegalArgumentException | InvalidRepositoryName invalid) {
            throw new Malformed(String.valueOf(invalid.getMessage()));
        }
    }

    private static Optional<String> repository(String kind, JsonNode detail) {
        return switch (kind) {
            case "ECR Pull Through Cache Action", "ECR Image Action", "ECR Referrer Action" ->
                Optional.of(text(detail, "repository-name"));
            case API_CALL -> created(detail);
            default -> Optional.empty();
        };
    }

    /** CloudTrail tells of each call; only the one that made a repository matters, and only if it did. */
    private static Optional<String> created(JsonNode detail) {
        boolean created = "CreateRepository".equals(detail.path("eventName").asString(""))
                && detail.path("errorCode").isMissingNode();
        return created ? Optional.of(text(detail.path("requestParameters"), "repositoryName")) : Optional.empty();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString() || value.asString().isBlank()) {
            throw new Malformed("The message has no “" + field + "”.");
        }
        return value.asString();
    }
}
