package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events of ECR as EventBridge delivers them to a queue: their shapes, and what can go wrong on the way. */
class SandboxEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NGINX = "docker-hub/library/nginx";

    @TempDir
    private static Path directory;

    private static RunningSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = new RunningSandbox(directory);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void reset() throws Exception {
        sandbox.control("POST", "reset", "");
    }

    @Test
    void tellsOfARepositoryThatWasCreatedAsCloudTrailDoes() {
        createRepository("app");
        JsonNode event = receive().getFirst();
        assertThat(fields(event))
                .containsExactly(
                        "version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail");
        assertThat(event.path("detail-type").asString()).isEqualTo("AWS API Call via CloudTrail");
        assertThat(event.path("source").asString()).isEqualTo("aws.ecr");
        assertThat(event.path("time").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        JsonNode detail = event.path("detail");
        assertThat(detail.path("eventSource").asString()).isEqualTo("ecr.amazonaws.com");
        assertThat(detail.path("eventName").asString()).isEqualTo("CreateRepository");
        assertThat(detail.at("/requestParameters/repositoryName").asString()).isEqualTo("app");
        assertThat(detail.at("/responseElements/repository/repositoryArn").asString())
                .isEqualTo("arn:aws:ecr:eu-central-1:111122223333:repository/app");
        assertThat(detail.at("/userIdentity/type").asString()).isEqualTo("Root");
    }

    @Test
    void tellsOfAFirstPull() throws Exception {
        pull("good", "1.27");
        JsonNode event = theEvent("ECR Pull Through Cache Action");
        assertThat(event.at("/resources/0").asString())
                .isEqualTo("arn:aws:ecr:eu-central-1:111122223333:repository/" + NGINX);
        JsonNode detail = event.path("detail");
        assertThat(fields(detail))
                .containsExactly(
                        "rule-version",
                        "sync-status",
                        "ecr-repository-prefix",
                        "repository-name",
                        "upstream-registry-url",
                        "image-tag",
                        "image-digest");
        assertThat(detail.path("sync-status").asString()).isEqualTo("SUCCESS");
        assertThat(detail.path("image-tag").asString()).isEqualTo("1.27");
    }

    @Test
    void tellsOfAnUpstreamThatIsDown() throws Exception {
        sandbox.control("POST", "upstreams", "{\"host\":\"registry-1.docker.io\",\"effect\":\"down\"}");
        pull("good", "1.27");
        JsonNode detail = theEvent("ECR Pull Through Cache Action").path("detail");
        assertThat(detail.path("sync-status").asString()).isEqualTo("FAILED");
        assertThat(detail.path("failure-code").asString()).isNotEmpty();
        assertThat(detail.path("failure-reason").asString()).isNotEmpty();
    }

    @Test
    void losesEventsOfOneKind() throws Exception {
        switchOn("{'effect':'lose','detailType':'AWS API Call via CloudTrail','times':1}");
        createRepository("lost");
        createRepository("told");
        assertThat(receive()).extracting(SandboxEventsTest::repository).containsExactly("told");
    }

    @Test
    void doublesEvents() throws Exception {
        switchOn("{'effect':'double'}");
        createRepository("twice");
        List<JsonNode> events = receive();
        assertThat(events).extracting(SandboxEventsTest::repository).containsExactly("twice", "twice");
        assertThat(events.getFirst().path("id")).isEqualTo(events.getLast().path("id"));
    }

    @Test
    void delaysEvents() throws Exception {
        switchOn("{'effect':'delay','delaySeconds':600}");
        createRepository("late");
        assertThat(receive()).isEmpty();
        sandbox.control("POST", "clock", "{\"advanceSeconds\":601}");
        assertThat(receive()).extracting(SandboxEventsTest::repository).containsExactly("late");
    }

    private void switchOn(String fault) throws Exception {
        assertThat(sandbox.control("POST", "events", fault.replace('\'', '"')).statusCode())
                .isEqualTo(200);
    }

    private void createRepository(String name) {
        sandbox.ecr.createRepository(r -> r.repositoryName(name));
    }

    private void pull(String accessToken, String tag) throws Exception {
        String arn = sandbox.credential("me", accessToken);
        sandbox.ecr.createPullThroughCacheRule(r -> r.ecrRepositoryPrefix("docker-hub")
                .upstreamRegistryUrl("registry-1.docker.io")
                .credentialArn(arn));
        String login = sandbox.ecr
                .getAuthorizationToken(a -> {})
                .authorizationData()
                .getFirst()
                .authorizationToken();
        sandbox.send(
                HttpRequest.newBuilder(URI.create(sandbox.sandbox.endpoint() + "/v2/" + NGINX + "/manifests/" + tag))
                        .header("Authorization", "Basic " + login)
                        .header("Accept", "application/vnd.oci.image.index.v1+json"));
    }

    private JsonNode theEvent(String type) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (JsonNode event : receive(5)) {
                if (event.path("detail-type").asString().equals(type)) {
                    return event;
                }
            }
        }
        throw new AssertionError("There was no " + type);
    }

    private List<JsonNode> receive() {
        return receive(0);
    }

    private List<JsonNode> receive(int wait) {
        String queue =
                sandbox.sqs.getQueueUrl(q -> q.queueName("mirrordesk-events")).queueUrl();
        return sandbox
                .sqs
                .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(wait))
                .messages()
                .stream()
                .map(Message::body)
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private static String repository(JsonNode event) {
        return event.at("/detail/requestParameters/repositoryName").asString();
    }

    private static List<String> fields(JsonNode json) {
        return List.copyOf(json.propertyNames());
    }
}
