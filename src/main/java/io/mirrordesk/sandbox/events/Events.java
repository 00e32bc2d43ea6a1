package io.mirrordesk.sandbox.events;

import io.mirrordesk.sandbox.control.EventFaults;
import io.mirrordesk.sandbox.sqs.Mailbox;
import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.Queues;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.wire.Witness;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends ECR's EventBridge events to the queue of the configured name in the account and region of the event; where there is
 * none, nobody listens. Shapes: Amazon ECR user guide, "Amazon ECR events and EventBridge".
 */
public final class Events {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String API_CALL = "AWS API Call via CloudTrail";
    private static final List<String> SECRET_VALUES = List.of("SecretString", "SecretBinary");

    private final Queues queues;
    private final Mailbox mailbox;
    private final String queueName;
    private final EventFaults faults;
    private final Clock clock;

    public Events(Queues queues, Mailbox mailbox, String queueName, EventFaults faults, Clock clock) {
        this.queues = queues;
        this.mailbox = mailbox;
        this.queueName = queueName;
        this.faults = faults;
        this.clock = clock;
    }

    /**
     * {@code ECR Pull Through Cache Action}: an image was imported, or could not be.
     *
     * @param failureCode such as {@code UpstreamUnavailable}; null on success
     */
    public void pullThrough(
            PullThroughRule rule,
            String repositoryName,
            @Nullable String tag,
            @Nullable String digest,
            @Nullable String failureCode,
            @Nullable String failureReason) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("rule-version", "1");
        detail.put("sync-status", failureCode == null ? "SUCCESS" : "FAILED");
        detail.put("ecr-repository-prefix", rule.prefix());
        detail.put("repository-name", repositoryName);
        detail.put("upstream-registry-url", rule.upstreamUrl());
        putIfPresent(detail, "image-tag", tag);
        putIfPresent(detail, "image-digest", digest);
        putIfPresent(detail, "failure-code", failureCode);
        putIfPresent(detail, "failure-reason", failureReason);
        String arn = rule.registry().repositoryArn(repositoryName);
        send(rule.registry(), "ECR Pull Through Cache Action", List.of(arn), detail);
    }

    /** {@code ECR Image Action}: {@code PUSH} or {@code DELETE} of an image or a tag. */
    public void imageAction(
            Registry registry, String action, String repositoryName, String digest, @Nullable String tag) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("result", "SUCCESS");
        detail.put("repository-name", repositoryName);
        detail.put("image-digest", digest);
        detail.put("action-type", action);
        putIfPresent(detail, "image-tag", tag);
        send(registry, "ECR Image Action", List.of(), detail);
    }

    /**
     * An image that has changed its storage class.
     *
     * @param storageClass where it now is: {@code ARCHIVE} or {@code STANDARD}
     * @param lastActivatedAt when it last came back from the archive
     */
    public record MovedImage(
            String digest,
            @Nullable String tag,
            String storageClass,
            String mediaType,
            @Nullable String artifactType,
            @Nullable Instant lastActivatedAt) {}

    /** {@code ECR Image Action}: {@code UPDATE_STORAGE_CLASS}. */
    public void storageClassUpdated(Registry registry, String repositoryName, MovedImage image) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("result", "SUCCESS");
        detail.put("repository-name", repositoryName);
        detail.put("image-digest", image.digest());
        detail.put("action-type", "UPDATE_STORAGE_CLASS");
        detail.put("target-storage-class", image.storageClass());
        detail.put("manifest-media-type", image.mediaType());
        putIfPresent(detail, "image-tag", image.tag());
        putIfPresent(detail, "artifact-media-type", image.artifactType());
        putIfPresent(
                detail,
                "last-activated-at",
                image.lastActivatedAt() == null ? null : image.lastActivatedAt().toString());
        send(registry, "ECR Image Action", List.of(), detail);
    }

    /** {@code AWS API Call via CloudTrail} for CreateRepository. */
    public void repositoryCreated(Registry registry, String callerArn, String repositoryName) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("eventVersion", "1.11");
        detail.put("userIdentity", identity(registry.account(), callerArn));
        detail.put("eventTime", now().toString());
        detail.put("eventSource", "ecr.amazonaws.com");
        detail.put("eventName", "CreateRepository");
        detail.put("awsRegion", registry.region());
        detail.put("requestParameters", Map.of("repositoryName", repositoryName));
        detail.put(
                "responseElements",
                Map.of(
                        "repository",
                        Map.of(
                                "repositoryName", repositoryName,
                                "registryId", registry.account(),
                                "repositoryArn", registry.repositoryArn(repositoryName))));
        detail.put("eventID", UUID.randomUUID().toString());
        detail.put("eventType", "AwsApiCall");
        detail.put("recipientAccountId", registry.account());
        send(registry, "aws.ecr", API_CALL, List.of(), detail);
    }

    /**
     * {@code AWS API Call via CloudTrail} for a call that has acted. Values of secrets are left out, as CloudTrail does.
     *
     * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
     *     record contents</a>
     */
    void apiCall(Witness.Act act) {
        Registry registry = act.caller().registry();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("eventVersion", "1.11");
        detail.put("userIdentity", identity(registry.account(), act.caller().arn()));
        detail.put("eventTime", now().toString());
        detail.put("eventSource", act.service() + ".amazonaws.com");
        detail.put("eventName", act.operation());
        detail.put("awsRegion", registry.region());
        detail.put("requestParameters", parameters(act.request()));
        detail.put("requestID", act.requestId());
        detail.put("eventID", UUID.randomUUID().toString());
        detail.put("readOnly", false);
        detail.put("eventType", "AwsApiCall");
        detail.put("managementEvent", true);
        detail.put("recipientAccountId", registry.account());
        detail.put("eventCategory", "Management");
        send(registry, "aws." + act.service(), API_CALL, List.of(), detail);
    }

    /** CloudTrail writes each member with a small letter, also where the service's API has a capital. */
    private static JsonNode parameters(JsonNode request) {
        ObjectNode parameters = MAPPER.createObjectNode();
        request.properties().stream()
                .filter(member -> !SECRET_VALUES.contains(member.getKey()))
                .forEach(member -> parameters.set(
                        member.getKey().substring(0, 1).toLowerCase(Locale.ROOT)
                                + member.getKey().substring(1),
                        member.getValue()));
        return parameters;
    }

    private static Map<String, Object> identity(String account, String arn) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("type", arn.endsWith(":root") ? "Root" : "AssumedRole");
        identity.put("principalId", account);
        identity.put("arn", arn);
        identity.put("accountId", account);
        return identity;
    }

    private void send(Registry registry, String type, List<String> resources, Map<String, Object> detail) {
        send(registry, "aws.ecr", type, resources, detail);
    }

    private void send(
            Registry registry, String source, String type, List<String> resources, Map<String, Object> detail) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("version", "0");
        envelope.put("id", UUID.randomUUID().toString());
        envelope.put("detail-type", type);
        envelope.put("source", source);
        envelope.put("account", registry.account());
        envelope.put("time", now().toString());
        envelope.put("region", registry.region());
        envelope.put("resources", resources);
        envelope.put("detail", detail);
        String body = MAPPER.writeValueAsString(envelope);
        queues.find(registry, queueName)
                .ifPresent(queue -> faults.deliveries(type).forEach(delay -> mailbox.send(queue, body, delay)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static void putIfPresent(Map<String, Object> detail, String name, @Nullable String value) {
        if (value != null) {
            detail.put(name, value);
        }
    }
}
