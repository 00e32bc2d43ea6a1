package io.mirrordesk.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.Gate;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.HubDraft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRule;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import tools.jackson.databind.JsonNode;

/** What happens to a run when AWS refuses a call, is away, is busy, or when its answer gets lost: at each call that a run makes. */
class MishapsTest extends StoryTest {

    /** Calls of a curated mirror's run, then those of one on demand. */
    private static final Map<String, Boolean> ON_DEMAND = new LinkedHashMap<>(Map.of(
            "CreateSecret", false,
            "CreatePullThroughCacheRule", false,
            "CreateRepository", false,
            "TagResource", false,
            "PutLifecyclePolicy", false,
            "SetRepositoryPolicy", false,
            "CreateRepositoryCreationTemplate", true,
            "PutRegistryPolicy", true));

    private static final List<String> UNDOING = List.of(
            "DeleteSecret", "DeletePullThroughCacheRule", "DeleteRepository", "DeleteRepositoryCreationTemplate");

    @Test
    void aLostAnswerHasNoSecondEffect() {
        Map<String, Long> requests = approved("lost", Trouble.ANSWER_LOST, 1);

        requests.forEach((operation, request) -> {
            awaitState(request, "DONE");
            String prefix = prefix("lost", operation);
            if (!operation.equals("PutRegistryPolicy")) { // the other run's call mentions this one's statement
                assertThat(GATE.passed(operation, mention(operation, prefix)))
                        .as(operation)
                        .isEqualTo(ofRepositories(operation) ? 2 : 1);
            }
            assertThat(phases(request)).as(operation).containsEntry("OBSERVED", 1L);
            everyCallIsAnswered(request);
        });
    }

    @Test
    void aRefusalIsToldWithItsRequestIdAndCanBeRetried() {
        Map<String, Long> requests = approved("denied", Trouble.DENIED, Gate.ALWAYS);

        requests.forEach((operation, request) -> {
            awaitState(request, "FAILED");
            JsonNode error = api.request(request).path("run").path("error");
            assertThat(error.path("message").asString()).as(operation).contains("AWS denies", ":" + operation);
            assertThat(error.path("help").asString()).as(operation).isNotBlank();
            assertThat(error.path("awsRequestId").asString()).as(operation).isEqualTo("request-DENIED");
        });
        GATE.clear();
        requests.values()
                .forEach(request ->
                        assertThat(api.steer(request, "retry").statusCode()).isEqualTo(200));
        requests.forEach((operation, request) -> {
            awaitState(request, "DONE");
            everyCallIsAnswered(request);
        });
    }

    @Test
    void whatWasMadeBeforeAwsWentAwayIsRolledBack() {
        Map<String, Long> requests = approved("away", Trouble.UNREACHABLE, Gate.ALWAYS);

        requests.forEach((operation, request) -> {
            awaitState(request, "FAILED");
            assertThat(api.request(request)
                            .path("run")
                            .path("error")
                            .path("message")
                            .asString())
                    .as(operation)
                    .isNotBlank();
        });
        GATE.clear();
        requests.values()
                .forEach(request ->
                        assertThat(api.steer(request, "rollback").statusCode()).isEqualTo(200));
        requests.forEach((operation, request) -> {
            awaitRun(request, "ROLLED_BACK");
            everyCallIsAnswered(request);
        });
        nothingIsLeftOf("m-away");
    }

    @Test
    void throttlingOnlySlowsARunDown() {
        approved("busy", Trouble.THROTTLED, 2).values().forEach(request -> awaitState(request, "DONE"));
    }

    @Test
    void whatMayPassIsTriedAgainByTheRunItself() {
        Map<String, Long> requests = approved("pass", Trouble.UNREACHABLE, 2);

        requests.forEach((operation, request) -> {
            awaitState(request, "DONE");
            everyCallIsAnswered(request);
        });
    }

    @Test
    void aLostAnswerDoesNotStopARollBack() {
        Map<String, Long> requests = UNDOING.stream().collect(Collectors.toMap(Function.identity(), operation -> {
            String prefix = prefix("undo", operation);
            boolean onDemand = operation.equals("DeleteRepositoryCreationTemplate");
            GATE.disturb(onDemand ? "PutRegistryPolicy" : "PutLifecyclePolicy", prefix, Trouble.DENIED, Gate.ALWAYS);
            return api.approve(api.file(draft(prefix, onDemand)));
        }));
        requests.values().forEach(request -> awaitState(request, "FAILED"));
        requests.forEach((operation, request) -> {
            GATE.disturb(operation, prefix("undo", operation), Trouble.ANSWER_LOST, 1);
            assertThat(api.steer(request, "rollback").statusCode()).isEqualTo(200);
        });

        requests.forEach((operation, request) -> {
            awaitRun(request, "ROLLED_BACK");
            assertThat(phases(request)).as(operation).containsEntry("OBSERVED", 1L);
            everyCallIsAnswered(request);
        });
        nothingIsLeftOf("m-undo");
    }

    /** A request for each call, approved while exactly that call is disturbed. */
    private Map<String, Long> approved(String name, Trouble trouble, int times) {
        Map<String, JsonNode> filed = new LinkedHashMap<>();
        ON_DEMAND.forEach((operation, onDemand) ->
                filed.put(operation, api.file(draft(prefix(name, operation), onDemand))));
        Map<String, Long> requests = new LinkedHashMap<>();
        filed.forEach((operation, request) -> {
            GATE.disturb(operation, mention(operation, prefix(name, operation)), trouble, times);
            requests.put(operation, api.approve(request));
        });
        return requests;
    }

    private static String draft(String prefix, boolean onDemand) {
        HubDraft draft = HubDraft.of(prefix);
        return (onDemand ? draft.onDemand() : draft).json();
    }

    /** Short enough for a prefix, and no one the beginning of another. */
    private static String prefix(String name, String operation) {
        return "m-" + name + "-" + operation.replaceAll("[a-z]", "").toLowerCase(java.util.Locale.ROOT)
                + operation.length();
    }

    private static String mention(String operation, String prefix) {
        return operation.equals("CreateSecret") ? "ecr-pullthroughcache/" + prefix + "-1" : prefix;
    }

    /** A run makes these once for each image to warm. */
    private static boolean ofRepositories(String operation) {
        return List.of("CreateRepository", "TagResource", "PutLifecyclePolicy", "SetRepositoryPolicy")
                .contains(operation);
    }

    private void awaitState(long request, String state) {
        eventually(
                "request " + request + " is " + state, () -> api.state(request).equals(state));
    }

    private void awaitRun(long request, String state) {
        eventually(
                "the run of request " + request + " is " + state,
                () -> api.request(request).path("run").path("state").asString().equals(state));
    }

    private Map<String, Long> phases(long request) {
        return api.records(request).stream()
                .map(record -> record.path("phase").asString())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private void everyCallIsAnswered(long request) {
        eventually("every call of request " + request + " is answered on record", () -> {
            Map<String, Long> phases = phases(request);
            return phases.get("INTENT") == phases.getOrDefault("OUTCOME", 0L) + phases.getOrDefault("OBSERVED", 0L);
        });
    }

    private static void nothingIsLeftOf(String prefix) {
        assertThat(ECR.describePullThroughCacheRules(all -> {}).pullThroughCacheRules())
                .extracting(PullThroughCacheRule::ecrRepositoryPrefix)
                .noneMatch(rule -> rule.startsWith(prefix));
        assertThat(ECR.describeRepositories(all -> all.maxResults(1000)).repositories())
                .extracting(Repository::repositoryName)
                .noneMatch(repository -> repository.startsWith(prefix));
        assertThat(ECR.describeRepositoryCreationTemplates(all -> {}).repositoryCreationTemplates())
                .noneMatch(template -> template.prefix().startsWith(prefix));
        try (SecretsManagerClient client = built(SecretsManagerClient.builder())) {
            assertThat(client.listSecretsPaginator(all -> {}).stream().flatMap(page -> page.secretList().stream()))
                    .extracting(SecretListEntry::name)
                    .noneMatch(secret -> secret.contains("/" + prefix));
        }
    }
}
