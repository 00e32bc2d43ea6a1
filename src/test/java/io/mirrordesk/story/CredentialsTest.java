package io.mirrordesk.story;

import static io.mirrordesk.support.PortalApi.each;
import static io.mirrordesk.support.PortalApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.mirrordesk.identity.People;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRule;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;

/** The life of a credential: made on its own, given another value, and retired. */
class CredentialsTest extends SandboxedPortal {

    private static final SecretsManagerClient SECRETS = built(SecretsManagerClient.builder());

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Scheduler scheduler;

    private PortalApi api;

    @BeforeEach
    void peopleAreThere() {
        SomePeople.in(people);
        api = new PortalApi(port);
    }

    @AfterEach
    void removeRules() {
        GATE.clear();
        removeRules("c-");
    }

    @Test
    void aNewValueIsASecretOfItsOwnAndEachRuleIsSwitchedToIt() {
        carriedOut(api.file(hub("c-turn")));
        carriedOut(api.file(mirror("c-turn-two", "c-turn")));
        JsonNode filed = api.file(credential(
                "ROTATE_CREDENTIAL", "c-turn", "\"accessToken\": \"fine-again\", \"expiresOn\": \"2099-01-31\""));

        assertThat(filed.path("title").asString()).isEqualTo("Rotate the credential c-turn");
        assertThat(filed.path("plan").path("risk").asString()).isEqualTo("SAFE");
        assertThat(each(filed.path("plan").path("steps"), "kind"))
                .containsExactly("CreateSecret", "UpdateRule", "UpdateRule", "RetireSecret");
        assertThat(each(filed.path("plan").path("steps"), "subject"))
                .containsExactly(
                        "secret:ecr-pullthroughcache/c-turn-2",
                        "rule:c-turn",
                        "rule:c-turn-two",
                        "secret:ecr-pullthroughcache/c-turn-1");
        assertThat(filed.toString()).doesNotContain("fine-again");
        carriedOut(filed);

        assertThat(value("ecr-pullthroughcache/c-turn-2")).contains("\"accessToken\":\"fine-again\"");
        assertThat(secretOf("c-turn")).contains("c-turn-2");
        assertThat(secretOf("c-turn-two")).contains("c-turn-2");
        assertThat(described("ecr-pullthroughcache/c-turn-1").deletedDate()).isNotNull();
        assertThat(found("c-turn").path("secretName").asString()).isEqualTo("ecr-pullthroughcache/c-turn-2");
        assertThat(found("c-turn").path("usedBy").asInt()).isEqualTo(2);
        assertThat(found("c-turn").path("expiresOn").asString()).isEqualTo("2099-01-31");
    }

    @Test
    void aValueThatTheUpstreamRefusesIsNotFiled() {
        carriedOut(api.file(hub("c-wrong")));
        HttpResponse<String> refused = api.post(
                "requester", "/requests", credential("ROTATE_CREDENTIAL", "c-wrong", "\"accessToken\": \"wrong\""));

        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode error = json(refused).path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo("credential.accessToken");
        assertThat(error.path("message").asString()).contains("Docker Hub refused this user name and access token");
    }

    @Test
    void aRotationThatFailsHalfWayIsRolledBackToTheValueBefore() {
        carriedOut(api.file(hub("c-half")));
        carriedOut(api.file(mirror("c-half-two", "c-half")));
        GATE.disturb("UpdatePullThroughCacheRule", "c-half-two", Trouble.DENIED, 1);
        long id = api.approve(api.file(credential("ROTATE_CREDENTIAL", "c-half", "\"accessToken\": \"fine-again\"")));
        eventually("it has failed", () -> api.state(id).equals("FAILED"));
        assertThat(secretOf("c-half")).contains("c-half-2");

        api.steer(id, "rollback");
        eventually(
                "it is rolled back",
                () -> api.request(id).path("run").path("state").asString().equals("ROLLED_BACK"));
        assertThat(secretOf("c-half")).contains("c-half-1");
        assertThat(secretOf("c-half-two")).contains("c-half-1");
        assertThat(described("ecr-pullthroughcache/c-half-1").deletedDate()).isNull();
        assertThat(exists("ecr-pullthroughcache/c-half-2")).isFalse();
        assertThat(found("c-half").path("secretName").asString()).isEqualTo("ecr-pullthroughcache/c-half-1");
    }

    @Test
    void aCredentialIsMadeOnItsOwnAndRetiredWhenNothingUsesIt() {
        JsonNode filed = api.file(credential(
                "CREATE_CREDENTIAL",
                "c-alone",
                "\"upstream\": \"docker-hub\", \"username\": \"me\", \"accessToken\": \"fine\""));
        assertThat(each(filed.path("plan").path("steps"), "kind")).containsExactly("CreateSecret");
        assertThat(filed.path("credential").path("proof").asString()).isEqualTo("PROVED");
        carriedOut(filed);
        assertThat(value("ecr-pullthroughcache/c-alone-1")).contains("\"accessToken\":\"fine\"");
        assertThat(found("c-alone").path("state").asString()).isEqualTo("ACTIVE");

        JsonNode retiring = api.file(credential("RETIRE_CREDENTIAL", "c-alone", null));
        assertThat(each(retiring.path("plan").path("steps"), "kind")).containsExactly("RetireSecret");
        carriedOut(retiring);
        assertThat(described("ecr-pullthroughcache/c-alone-1").deletedDate()).isNotNull();
        JsonNode gone = api.get("viewer", "/credentials?state=RETIRED")
                .path("items")
                .valueStream()
                .filter(item -> item.path("name").asString().equals("c-alone"))
                .findFirst()
                .orElseThrow();
        assertThat(Instant.parse(gone.path("restorableUntil").asString()))
                .isBetween(
                        Instant.now().plus(29, ChronoUnit.DAYS), Instant.now().plus(30, ChronoUnit.DAYS));

        JsonNode again = api.file(credential(
                "CREATE_CREDENTIAL",
                "c-alone",
                "\"upstream\": \"docker-hub\", \"username\": \"me\", \"accessToken\": \"fine\""));
        assertThat(each(again.path("plan").path("steps"), "subject"))
                .containsExactly("secret:ecr-pullthroughcache/c-alone-2");
    }

    @Test
    void aMirrorWhoseCredentialStopsToWorkIsFailingUntilItHasAnother() {
        carriedOut(api.file(hub("c-fails")));
        assertThat(foundMirror("c-fails").path("validation").path("failure").isNull())
                .isTrue();
        spoil("ecr-pullthroughcache/c-fails-1");

        assertThat(validate("viewer", "c-fails").statusCode()).isEqualTo(403);
        assertThat(json(validate("requester", "c-fails")).path("state").asString())
                .isEqualTo("FAILING");
        assertThat(validate("requester", "c-fails").statusCode()).isEqualTo(200);
        JsonNode failing = foundMirror("c-fails");
        assertThat(failing.path("validation").path("failure").asString()).startsWith("ECR says: “");
        assertThat(failing.path("validation").path("failingSince").isNull()).isFalse();
        assertThat(found("c-fails").path("state").asString()).isEqualTo("FAILING");

        carriedOut(api.file(credential("ROTATE_CREDENTIAL", "c-fails", "\"accessToken\": \"fine-again\"")));
        assertThat(foundMirror("c-fails").path("state").asString()).isEqualTo("ACTIVE");
        assertThat(recorded("c-fails")).containsExactly("MirrorFails", "MirrorRecovers");
    }

    @Test
    void theScheduleFindsAMirrorThatFails() {
        carriedOut(api.file(hub("c-found")));
        spoil("ecr-pullthroughcache/c-found-1");
        scheduler.reschedule(TaskInstanceId.of("validate-rules", REGISTRY.toString()), Instant.now());
        scheduler.triggerCheckForDueExecutions();
        eventually(
                "it is seen",
                () -> foundMirror("c-found").path("state").asString().equals("FAILING"));

        HttpResponse<String> answer = api.post(
                "requester", "/credentials/" + found("c-found").path("id").asLong() + "/validate", "{}");
        assertThat(json(answer)
                        .path("mirrors")
                        .path(0)
                        .path("validation")
                        .path("failure")
                        .asString())
                .contains("ECR says");
        carriedOut(api.file("""
                {"kind": "RETIRE_MIRROR", "reason": "It is over", "mirror": {"prefix": "c-found", "repositories": "KEEP"}}"""));
    }

    @Test
    void whatEndsSoonIsShownUntilSomebodyRotatesIt() {
        carriedOut(api.file(hub("c-soon")));
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(5);
        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");
        assertThat(browser.get("/requests/new/credential?kind=ROTATE_CREDENTIAL&name=c-soon")
                        .body())
                .contains("Rotate a credential", "value=\"c-soon\" selected");
        String refused = rotated(browser, Map.of("name", "c-soon", "accessToken", "wrong", "reason", "Again"))
                .body();
        assertThat(refused)
                .contains("Docker Hub refused this user name and access token", "Type the access token again");
        HttpResponse<String> filed = rotated(
                browser,
                Map.of("name", "c-soon", "accessToken", "fine-2", "expiresOn", day.toString(), "reason", "Again"));
        String address =
                filed.headers().firstValue("Location").orElse(filed.uri().getPath());
        carriedOut(api.request(Long.parseLong(address.substring(address.lastIndexOf('/') + 1))));

        assertThat(browser.get("/").body()).contains("The credential c-soon ends in 5 days");
        assertThat(browser.get("/credentials?q=c-soon").body())
                .contains("The credential c-soon ends in 5 days", "1 mirror, no repository", "5 days left");
        assertThat(browser.get("/credentials/" + found("c-soon").path("id").asLong())
                        .body())
                .contains("ecr-pullthroughcache/c-soon-2", "ecr-pullthroughcache/c-soon-1", "restorable until")
                .contains("gave the credential its new value");
    }

    @Test
    void aPageSaysWhatStopsWithACredential() {
        carriedOut(api.file(hub("c-blast")));
        spoil("ecr-pullthroughcache/c-blast-1");
        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");
        String page = "/credentials/" + found("c-blast").path("id").asLong();
        browser.submit(page, page + "/validate", Map.of());
        assertThat(browser.get(page).body())
                .contains("1 of 1 mirrors do not work; no repository gets nothing new", "ECR says: “");
        assertThat(browser.get("/mirrors/" + foundMirror("c-blast").path("id").asLong())
                        .body())
                .contains("This mirror does not work", "ECR says: “", page);
        assertThat(browser.get("/").body()).contains("The mirror c-blast does not work");
        carriedOut(api.file(credential("ROTATE_CREDENTIAL", "c-blast", "\"accessToken\": \"fine-again\"")));
        assertThat(browser.get("/").body()).doesNotContain("The mirror c-blast does not work");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ROTATE_CREDENTIAL | c-none  | "accessToken": "fine"                             | credential.name        | There is no credential “c-none” in
            ROTATE_CREDENTIAL | c-input | "username": "me"                                  | credential.accessToken | Type the access token
            ROTATE_CREDENTIAL | c-input | "upstream": "quay", "accessToken": "fine"         | credential.upstream    | “c-input” is for docker-hub
            ROTATE_CREDENTIAL | c-input | "accessToken": "fine", "expiresOn": "2020-01-01"  | credential.expiresOn   | 2020-01-01 is over
            ROTATE_CREDENTIAL | c-input | "accessToken": "fine", "expiresOn": "soon"        | credential.expiresOn   | “soon” is not a day
            RETIRE_CREDENTIAL | c-input | "username": "me"                                  | credential.name        | “c-input” is in use by “c-input” (payments)
            CREATE_CREDENTIAL | c-input | "upstream": "docker-hub", "username": "me", "accessToken": "fine" | credential.name | There is a credential “c-input” already
            CREATE_CREDENTIAL | c-other | "upstream": "quay", "username": "me", "accessToken": "fine" | credential.upstream | takes no credential
            """)
    void refusesWhatCannotBe(String kind, String name, String members, String field, String words) {
        if (found("c-input").isMissingNode()) {
            carriedOut(api.file(hub("c-input")));
        }
        HttpResponse<String> refused = api.post("requester", "/requests", credential(kind, name, members));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        JsonNode error = json(refused).path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("message").asString()).contains(words);
    }

    @Test
    void aRuleThatIsNotOursKeepsItsSecret() {
        carriedOut(api.file(hub("c-shared")));
        String arn = described("ecr-pullthroughcache/c-shared-1").arn();
        ECR.createPullThroughCacheRule(rule -> rule.ecrRepositoryPrefix("c-stranger")
                .upstreamRegistryUrl("registry-1.docker.io")
                .credentialArn(arn));
        HttpResponse<String> refused = api.post(
                "requester", "/requests", credential("ROTATE_CREDENTIAL", "c-shared", "\"accessToken\": \"fine\""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The rule “c-stranger”, which is not managed here, reads the secret");
    }

    @Test
    void oneChangeOfACredentialIsUnderReviewAtATime() {
        carriedOut(api.file(hub("c-once")));
        JsonNode first = api.file(credential("ROTATE_CREDENTIAL", "c-once", "\"accessToken\": \"fine\""));
        HttpResponse<String> second = api.post(
                "requester", "/requests", credential("ROTATE_CREDENTIAL", "c-once", "\"accessToken\": \"fine\""));
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body())
                .contains("Request #" + first.path("id").asLong() + " by requester changes the credential “c-once”");
    }

    private static String credential(String kind, String name, @org.jspecify.annotations.Nullable String members) {
        return "{\"kind\": \"%s\", \"reason\": \"It is time\", \"credential\": {\"name\": \"%s\"%s}}"
                .formatted(kind, name, members == null ? "" : ", " + members);
    }

    /** A mirror that brings its credential along, both of the same name. */
    private static String hub(String prefix) {
        return """
                {"kind": "CREATE_MIRROR", "reason": "We need it",
                 "mirror": {"prefix": "%1$s", "upstream": "docker-hub", "credential": "%1$s", "team": "payments"},
                 "credential": {"name": "%1$s", "upstream": "docker-hub", "username": "me", "accessToken": "fine"}}""".formatted(prefix);
    }

    private static String mirror(String prefix, String credential) {
        return """
                {"kind": "CREATE_MIRROR", "reason": "We need it",
                 "mirror": {"prefix": "%s", "upstream": "docker-hub", "credential": "%s", "team": "payments"}}""".formatted(prefix, credential);
    }

    private long carriedOut(JsonNode filed) {
        long id = api.approve(filed);
        eventually("the run has ended", () -> List.of("DONE", "FAILED").contains(api.state(id)));
        assertThat(api.state(id))
                .as(() -> api.request(id).path("run").toPrettyString())
                .isEqualTo("DONE");
        return id;
    }

    private static HttpResponse<String> rotated(Browser browser, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("kind", "ROTATE_CREDENTIAL");
        return browser.submit("/requests/new/credential?kind=ROTATE_CREDENTIAL", "/requests/credential", form);
    }

    private HttpResponse<String> validate(String person, String prefix) {
        return api.post(person, "/mirrors/" + foundMirror(prefix).path("id").asLong() + "/validate", "{}");
    }

    /** What the portal writes down by itself about a mirror, the oldest first. */
    private List<String> recorded(String prefix) {
        return api.get("viewer", "/audit?subject=rule:" + prefix + "&actor=validation")
                .path("items")
                .valueStream()
                .map(record -> record.path("action").asString())
                .toList()
                .reversed();
    }

    /** Somebody replaces the value behind the portal's back: the upstream refuses this one. */
    private static void spoil(String secret) {
        SECRETS.putSecretValue(
                put -> put.secretId(secret).secretString("{\"username\":\"me\",\"accessToken\":\"wrong\"}"));
    }

    private JsonNode foundMirror(String prefix) {
        return api.get("viewer", "/mirrors?prefix=" + prefix).path("items").path(0);
    }

    private JsonNode found(String name) {
        return api.get("viewer", "/credentials")
                .path("items")
                .valueStream()
                .filter(item -> item.path("name").asString().equals(name))
                .findFirst()
                .orElseGet(tools.jackson.databind.node.MissingNode::getInstance);
    }

    private static String value(String secret) {
        return SECRETS.getSecretValue(read -> read.secretId(secret)).secretString();
    }

    private static DescribeSecretResponse described(String secret) {
        return SECRETS.describeSecret(read -> read.secretId(secret));
    }

    private static boolean exists(String secret) {
        try {
            return described(secret) != null;
        } catch (ResourceNotFoundException _) {
            return false;
        }
    }

    private static String secretOf(String prefix) {
        return ECR
                .describePullThroughCacheRules(all -> all.ecrRepositoryPrefixes(prefix))
                .pullThroughCacheRules()
                .stream()
                .map(PullThroughCacheRule::credentialArn)
                .findFirst()
                .orElseThrow();
    }
}
