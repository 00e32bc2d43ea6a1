package io.mirrordesk.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.PortalApi;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRule;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job by the API alone: ask, plan, decide, run, warm, reconcile, audit; and each way in which it is refused. */
class MainStoryTest extends StoryTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MARK = "marked-token-5f1c";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatIsAskedAndApprovedIsDoneWarmedAndRecorded() {
        JsonNode filed = api.file(HubDraft.of("hub-a").withToken(MARK).json());
        assertThat(kinds(filed)).startsWith("CreateSecret", "CreateRule", "CreateRepository", "TagRepository");
        long id = filed.path("id").asLong();

        assertThat(api.decide("requester", filed))
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(403))
                .satisfies(refused -> assertThat(refused.body()).contains("urn:mirrordesk:problem:four-eyes"));
        api.approve(filed);
        awaitState(id, "DONE");
        eventually("the images are warm", () -> pulls(id).equals(List.of("WARM", "WARM")));

        assertThat(rules()).contains("hub-a");
        eventually(
                "the repository conforms",
                () -> repository("hub-a/library/nginx").path("conforms").asBoolean());
        JsonNode repository = repository("hub-a/library/nginx");
        assertThat(repository.path("tags").path("mirrordesk:mirror").asString()).isEqualTo("hub-a");
        assertThat(repository.path("tags").path("cost").asString()).isEqualTo("shared");
        assertThat(repository.path("requested").asBoolean()).isTrue();
        JsonNode records =
                api.get("viewer", "/audit?request=" + id + "&limit=200").path("items");
        assertThat(phases(records, "CreateRule")).containsExactlyInAnyOrder("INTENT", "OUTCOME");
        assertThat(phases(records, "ApproveRequest")).containsExactly("LOCAL");
        eventually("the pending secret is gone", () -> !secrets().contains("mirrordesk/pending/" + id));
        assertThat(secrets()).contains("ecr-pullthroughcache/hub-a-1");
        assertThat(api.decide("approver", filed).body()).contains("already-decided", "is done already");
        assertThat(databaseMentions(MARK)).isEmpty();
    }

    @Test
    void aPlanThatHasChangedIsNotApproved() {
        JsonNode filed = api.file(HubDraft.of("hub-b").json());
        long id = filed.path("id").asLong();
        ECR.createRepository(create -> create.repositoryName("hub-b/grafana/grafana"));

        HttpResponse<String> refused = api.decide("approver", filed);

        assertThat(refused.statusCode()).isEqualTo(409);
        JsonNode problem = JSON.readTree(refused.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:mirrordesk:problem:plan-changed");
        assertThat(api.request(id).path("plan").path("hash"))
                .isEqualTo(problem.path("plan").path("hash"));
        api.approve(api.request(id));
        awaitState(id, "DONE");
    }

    @Test
    void aRefusedRuleLeavesNeitherRuleNorStatementAndCanBeRetried() {
        JsonNode filed = api.file(HubDraft.of("hub-c").onDemand().json());
        long id = filed.path("id").asLong();
        fail("CreatePullThroughCacheRule", "ServerException");
        api.approve(filed);
        awaitState(id, "FAILED");

        JsonNode run = api.request(id).path("run");
        assertThat(run.path("error").path("message").asString()).isNotBlank();
        assertThat(rules()).doesNotContain("hub-c");
        assertThat(statements()).doesNotContain("MirrordeskHubC");
        assertThat(secrets()).contains("ecr-pullthroughcache/hub-c-1");

        clear();
        assertThat(api.post("approver", "/runs/" + run.path("id").asLong() + "/retry", "{}")
                        .statusCode())
                .isEqualTo(200);
        awaitState(id, "DONE");
        assertThat(rules()).contains("hub-c");
        assertThat(statements()).contains("MirrordeskHubC");
    }

    @Test
    void aFailedRunIsRolledBackToWhatWasThere() {
        JsonNode filed = api.file(HubDraft.of("hub-d").json());
        long id = filed.path("id").asLong();
        fail("CreateRepository", "ServerException");
        api.approve(filed);
        awaitState(id, "FAILED");
        clear();

        long run = api.request(id).path("run").path("id").asLong();
        assertThat(api.post("approver", "/runs/" + run + "/rollback", "{}").statusCode())
                .isEqualTo(200);
        eventually(
                "it is rolled back",
                () -> api.request(id).path("run").path("state").asString().equals("ROLLED_BACK"));

        assertThat(api.request(id).path("state").asString()).isEqualTo("FAILED");
        assertThat(rules()).doesNotContain("hub-d");
        assertThat(secrets()).doesNotContain("ecr-pullthroughcache/hub-d-1");
        assertThat(api.file(HubDraft.of("hub-d").json()).path("state").asString())
                .isEqualTo("SUBMITTED");
    }

    @Test
    void aRefusedCredentialIsNotFiled() {
        HttpResponse<String> refused = api.post(
                "requester",
                "/requests",
                HubDraft.of("hub-e").withToken("wrong").json());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("credential.accessToken", "Docker Hub refused");
        assertThat(api.get("viewer", "/requests?q=hub-e").path("total").asLong())
                .isZero();
    }

    @Test
    void aSecondRequestForThePrefixNamesTheFirst() {
        long first = api.file(HubDraft.of("hub-f").json()).path("id").asLong();

        assertThat(api.post("requester", "/requests", HubDraft.of("hub-f").json())
                        .body())
                .contains("mirror.prefix", "Request #" + first + " by requester");
    }

    @Test
    void everyFaultIsSaidAtItsField() {
        String body = """
                {"kind": "CREATE_MIRROR", "reason": " ", "mirror": {"prefix": "Docker_Hub", "upstream": "docker-hub",
                 "warm": ["nginx:1.27", "library/grafana/grafana", "a b"], "grants": [{"account": "12"}]}}""";

        assertThat(api.post("requester", "/requests", body).body())
                .contains("capital letter", "docker_hub")
                .contains("mirror.credential", "Docker Hub needs a credential")
                .contains("library/nginx:1.27")
                .contains("too much")
                .contains("mirror.warm[2]")
                .contains("mirror.grants[0]")
                .contains("\"reason\"", "Say why");
        assertThat(api.post("requester", "/requests", body.replace("docker-hub", "gcr"))
                        .body())
                .contains("ECR cannot cache “gcr”", "Quay");
    }

    private void awaitState(long id, String state) {
        eventually(
                "request " + id + " is " + state,
                () -> api.request(id).path("state").asString().equals(state));
    }

    private List<String> pulls(long id) {
        return PortalApi.each(api.request(id).path("pull"), "state");
    }

    private JsonNode repository(String name) {
        return api.get("viewer", "/registries/" + REGISTRY + "/repositories/" + name);
    }

    private static List<String> kinds(JsonNode request) {
        return PortalApi.each(request.path("plan").path("steps"), "kind");
    }

    private static List<String> phases(JsonNode records, String action) {
        return StreamSupport.stream(records.spliterator(), false)
                .filter(record -> record.path("action").asString().equals(action))
                .map(record -> record.path("phase").asString())
                .toList();
    }

    private static List<String> rules() {
        return ECR.describePullThroughCacheRules(all -> {}).pullThroughCacheRules().stream()
                .map(PullThroughCacheRule::ecrRepositoryPrefix)
                .toList();
    }

    private static String statements() {
        try {
            return ECR.getRegistryPolicy(none -> {}).policyText();
        } catch (software.amazon.awssdk.services.ecr.model.RegistryPolicyNotFoundException none) {
            return "";
        }
    }

    private static List<String> secrets() {
        try (SecretsManagerClient client = built(SecretsManagerClient.builder())) {
            return client.listSecrets(all -> all.maxResults(100)).secretList().stream()
                    .map(SecretListEntry::name)
                    .toList();
        }
    }

    /** Columns of the portal's database in which a text stands. */
    private List<String> databaseMentions(String text) {
        return jdbc
                .sql("select table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema = 'public' and data_type in ('text', 'jsonb', 'character varying')")
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .filter(column -> mentions(column, text))
                .toList();
    }

    private boolean mentions(String column, String text) {
        String[] parts = column.split("\\.");
        return jdbc.sql("select exists (select 1 from " + parts[0] + " where " + parts[1] + "::text like ?)")
                .param("%" + text + "%")
                .query((row, _) -> row.getBoolean(1))
                .single();
    }
}
