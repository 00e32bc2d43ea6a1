package io.mirrordesk.observed;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A call to AWS that changed something, as an event of CloudTrail tells it.
 *
 * @param source such as {@code ecr.amazonaws.com}
 * @param name such as {@code PutRegistryPolicy}
 * @param principal ARN of who made it, or the AWS service that did
 * @param at by AWS's clock, to the second
 * @param requestId AWS's id of the call; where the event has none, the event's own
 * @param request the call's parameters
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
 *     record contents</a>
 */
record ApiCall(String source, String name, String principal, Instant at, String requestId, JsonNode request) {

    /** Empty for a call that failed, or only read, and for what does not say what was called. */
    static Optional<ApiCall> of(JsonNode detail) {
        if (detail.has("errorCode") || detail.path("readOnly").asBoolean(false)) {
            return Optional.empty();
        }
        Optional<String> source = text(detail, "eventSource");
        Optional<String> name = text(detail, "eventName");
        Optional<String> id = text(detail, "requestID").or(() -> text(detail, "eventID"));
        Optional<Instant> at = text(detail, "eventTime").flatMap(ApiCall::instant);
        return source.isEmpty() || name.isEmpty() || id.isEmpty() || at.isEmpty()
                ? Optional.empty()
                : Optional.of(new ApiCall(
                        source.get(),
                        name.get(),
                        principal(detail.path("userIdentity")),
                        at.get(),
                        id.get(),
                        detail.path("requestParameters")));
    }

    Optional<String> parameter(String name) {
        return text(request, name);
    }

    private static String principal(JsonNode identity) {
        return Stream.of("arn", "invokedBy", "principalId", "accountId")
                .flatMap(member -> text(identity, member).stream())
                .findFirst()
                .orElse("somebody whom CloudTrail does not name");
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode node, String member) {
        return Optional.of(node.path(member).asString("")).filter(text -> !text.isBlank());
    }
}
