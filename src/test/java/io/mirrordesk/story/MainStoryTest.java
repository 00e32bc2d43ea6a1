package io.mirrordesk.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.People;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRule;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job by the API alone: ask, plan, decide, run, warm, reconcile, audit; and each way in which it is refused. */
class MainStoryTest extends SandboxedPortal {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MARK = "marked-token-5f1c";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private Browser api;

    @BeforeEach
    void peopleAreThere() {
        SomePeople.in(people);
        api = new Browser(port);
    }

    @Test
    void whatIsAskedAndApprovedIsDoneWarmedAndRecorded() {
        JsonNode filed = file(draft("hub-a", "CURATED", MARK));
        assertThat(kinds(filed)).startsWith("CreateSecret", "CreateRule", "CreateRepository", "TagRepository");
        long id = filed.path("id").asLong();
        String hash = filed.path("plan").path("hash").asString();

        assertThat(post("requester", "/requests/" + id + "/approve", planHash(hash)))
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(403))
                .satisfies(refused -> assertThat(refused.body()).contains("urn:mirrordesk:problem:four-eyes"));
        approve(id, hash);
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
        JsonNode records = get("viewer", "/audit?request=" + id + "&limit=200").path("items");
        assertThat(phases(records, "CreateRule")).containsExactlyInAnyOrder("INTENT", "OUTCOME");
        assertThat(phases(records, "ApproveRequest")).containsExactly("LOCAL");
        eventually("the pending secret is gone", () -> !secrets().contains("mirrordesk/pending/" + id));
        assertThat(secrets()).contains("ecr-pullthroughcache/hub-a-1");
        assertThat(post("approver", "/requests/" + id + "/approve", planHash(hash))
                        .body())
                .contains("already-decided", "is done already");
        assertThat(databaseMentions(MARK)).isEmpty();
    }

    @Test
    void aPlanThatHasChangedIsNotApproved() {
        JsonNode filed = file(draft("hub-b", "CURATED", "fine"));
        long id = filed.path("id").asLong();
        ECR.createRepository(create -> create.repositoryName("hub-b/grafana/grafana"));

        HttpResponse<String> refused = post(
                "approver",
                "/requests/" + id + "/approve",
                planHash(filed.path("plan").path("hash").asString()));

        assertThat(refused.statusCode()).isEqualTo(409);
        JsonNode problem = JSON.readTree(refused.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:mirrordesk:problem:plan-changed");
        String now = problem.path("plan").path("hash").asString();
        approve(id, now);
        awaitState(id, "DONE");
    }

    @Test
    void aRefusedRuleLeavesNeitherRuleNorStatementAndCanBeRetried() {
        JsonNode filed = file(draft("hub-c", "ON_DEMAND", "fine"));
        long id = filed.path("id").asLong();
        fail("CreatePullThroughCacheRule", "ServerException");
        approve(id, filed.path("plan").path("hash").asString());
        awaitState(id, "FAILED");

        JsonNode run = request(id).path("run");
        assertThat(run.path("error").path("message").asString()).isNotBlank();
        assertThat(rules()).doesNotContain("hub-c");
        assertThat(statements()).doesNotContain("MirrordeskHubC");
        assertThat(secrets()).contains("ecr-pullthroughcache/hub-c-1");

        clear();
        assertThat(post("approver", "/runs/" + run.path("id").asLong() + "/retry", "{}")
                        .statusCode())
                .isEqualTo(200);
        awaitState(id, "DONE");
        assertThat(rules()).contains("hub-c");
        assertThat(statements()).contains("MirrordeskHubC");
    }

    @Test
    void aFailedRunIsRolledBackToWhatWasThere() {
        JsonNode filed = file(draft("hub-d", "CURATED", "fine"));
        long id = filed.path("id").asLong();
        fail("CreateRepository", "ServerException");
        approve(id, filed.path("plan").path("hash").asString());
        awaitState(id, "FAILED");
        clear();

        long run = request(id).path("run").path("id").asLong();
        assertThat(post("approver", "/runs/" + run + "/rollback", "{}").statusCode())
                .isEqualTo(200);
        eventually(
                "it is rolled back",
                () -> request(id).path("run").path("state").asString().equals("ROLLED_BACK"));

        assertThat(request(id).path("state").asString()).isEqualTo("FAILED");
        assertThat(rules()).doesNotContain("hub-d");
        assertThat(secrets()).doesNotContain("ecr-pullthroughcache/hub-d-1");
        assertThat(file(draft("hub-d", "CURATED", "fine")).path("state").asString())
                .isEqualTo("SUBMITTED");
    }

    @Test
    void aRefusedCredentialIsNotFiled() {
        HttpResponse<String> refused = post("requester", "/requests", draft("hub-e", "CURATED", "wrong"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("credential.accessToken", "Docker Hub refused");
        assertThat(get("viewer", "/requests?q=hub-e").path("total").asLong()).isZero();
    }

    @Test
    void aSecondRequestForThePrefixNamesTheFirst() {
        long first = file(draft("hub-f", "CURATED", "fine")).path("id").asLong();

        assertThat(post("requester", "/requests", draft("hub-f", "CURATED", "fine"))
                        .body())
                .contains("mirror.prefix", "Request #" + first + " by requester");
    }

    @Test
    void everyFaultIsSaidAtItsField() {
        String body = """
                {"kind": "CREATE_MIRROR", "reason": " ", "mirror": {"prefix": "Docker_Hub", "upstream": "docker-hub",
                 "warm": ["nginx:1.27", "library/grafana/grafana", "a b"], "grants": [{"account": "12"}]}}""";

        assertThat(post("requester", "/requests", body).body())
                .contains("capital letter", "docker_hub")
                .contains("mirror.credential", "Docker Hub needs a credential")
                .contains("library/nginx:1.27")
                .contains("too much")
                .contains("mirror.warm[2]")
                .contains("mirror.grants[0]")
                .contains("\"reason\"", "Say why");
        assertThat(post("requester", "/requests", body.replace("docker-hub", "gcr"))
                        .body())
                .contains("ECR cannot cache “gcr”", "Quay");
    }

    private static String draft(String prefix, String access, String token) {
        return """
                {"kind": "CREATE_MIRROR", "registries": ["111122223333.eu-central-1"],
                 "mirror": {"prefix": "%1$s", "access": "%2$s", "upstream": "docker-hub", "credential": "%1$s",
                            "template": "%1$s-cache", "team": "payments",
                            "grants": [{"organization": "o-sandbox0001"}, {"account": "444455556666"}],
                            "warm": ["library/nginx:1.27", "grafana/grafana:12.1"]},
                 "credential": {"name": "%1$s", "upstream": "docker-hub", "username": "me", "accessToken": "%3$s"},
                 "template": {"name": "%1$s-cache", "tags": {"cost": "shared"}, "scanOnPush": true,
                              "lifecyclePolicy": {"rules": [{"rulePriority": 1, "selection": {"tagStatus": "untagged",
                                "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 14},
                                "action": {"type": "expire"}}]}},
                 "reason": "Docker Hub limits block our builds"}""".formatted(prefix, access, token);
    }

    private JsonNode file(String draft) {
        HttpResponse<String> filed = post("requester", "/requests", draft);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        assertThat(filed.headers().firstValue("Location")).isPresent();
        return JSON.readTree(filed.body());
    }

    private void approve(long id, String hash) {
        HttpResponse<String> approved = post("approver", "/requests/" + id + "/approve", planHash(hash));
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
    }

    private void awaitState(long id, String state) {
        eventually(
                "request " + id + " is " + state,
                () -> request(id).path("state").asString().equals(state));
    }

    private JsonNode request(long id) {
        return get("viewer", "/requests/" + id);
    }

    private List<String> pulls(long id) {
        return strings(request(id).path("pull"), "state");
    }

    private JsonNode repository(String name) {
        return get("viewer", "/registries/" + REGISTRY + "/repositories/" + name);
    }

    private static List<String> kinds(JsonNode request) {
        return strings(request.path("plan").path("steps"), "kind");
    }

    private static List<String> phases(JsonNode records, String action) {
        return StreamSupport.stream(records.spliterator(), false)
                .filter(record -> record.path("action").asString().equals(action))
                .map(record -> record.path("phase").asString())
                .toList();
    }

    private static List<String> strings(JsonNode items, String member) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(member).asString())
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

    private JsonNode get(String person, String path) {
        return JSON.readTree(api.get("/api/v1" + path, "Authorization", SomePeople.bearer(person))
                .body());
    }

    private HttpResponse<String> post(String person, String path, String body) {
        return api.postJson("/api/v1" + path, body, "Authorization", SomePeople.bearer(person));
    }

    private static String planHash(String hash) {
        return "{\"planHash\": \"" + hash + "\"}";
    }
}
