package io.mirrordesk.story;

import static io.mirrordesk.support.PortalApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.CredentialDraft;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.databind.JsonNode;

/** A credential that stops to work, or soon will: who notices, and what the pages say. */
class FailingMirrorTest extends StoryTest {

    private static final SecretsManagerClient SECRETS = built(SecretsManagerClient.builder());

    @Autowired
    private Scheduler scheduler;

    @Test
    void aMirrorWhoseCredentialStopsToWorkIsFailingUntilItHasAnother() {
        api.carryOut(api.file(CredentialDraft.mirror("f-fails")));
        assertThat(foundMirror("f-fails").path("validation").path("failure").isNull())
                .isTrue();
        spoil("ecr-pullthroughcache/f-fails-1");

        assertThat(validate("viewer", "f-fails").statusCode()).isEqualTo(403);
        assertThat(json(validate("requester", "f-fails")).path("state").asString())
                .isEqualTo("FAILING");
        assertThat(validate("requester", "f-fails").statusCode()).isEqualTo(200);
        JsonNode failing = foundMirror("f-fails");
        assertThat(failing.path("validation").path("failure").asString()).startsWith("ECR says: “");
        assertThat(failing.path("validation").path("failingSince").isNull()).isFalse();
        assertThat(api.credential("f-fails").path("state").asString()).isEqualTo("FAILING");

        api.carryOut(api.file(CredentialDraft.of("ROTATE_CREDENTIAL", "f-fails", "\"accessToken\": \"fine-again\"")));
        assertThat(foundMirror("f-fails").path("state").asString()).isEqualTo("ACTIVE");
        assertThat(recorded("f-fails")).containsExactly("MirrorFails", "MirrorRecovers");
    }

    @Test
    void theScheduleFindsAMirrorThatFails() {
        api.carryOut(api.file(CredentialDraft.mirror("f-found")));
        spoil("ecr-pullthroughcache/f-found-1");
        scheduler.reschedule(TaskInstanceId.of("validate-rules", REGISTRY.toString()), Instant.now());
        scheduler.triggerCheckForDueExecutions();
        eventually(
                "it is seen",
                () -> foundMirror("f-found").path("state").asString().equals("FAILING"));

        HttpResponse<String> answer = api.post(
                "requester",
                "/credentials/" + api.credential("f-found").path("id").asLong() + "/validate",
                "{}");
        assertThat(json(answer)
                        .path("mirrors")
                        .path(0)
                        .path("validation")
                        .path("failure")
                        .asString())
                .contains("ECR says");
        api.carryOut(api.file("""
                {"kind": "RETIRE_MIRROR", "reason": "It is over", "mirror": {"prefix": "f-found", "repositories": "KEEP"}}"""));
    }

    @Test
    void whatEndsSoonIsShownUntilSomebodyRotatesIt() {
        api.carryOut(api.file(CredentialDraft.mirror("f-soon")));
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(5);
        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");
        assertThat(browser.get("/requests/new/credential?kind=ROTATE_CREDENTIAL&name=f-soon")
                        .body())
                .contains("Rotate a credential", "value=\"f-soon\" selected");
        String refused = rotated(browser, Map.of("name", "f-soon", "accessToken", "wrong", "reason", "Again"))
                .body();
        assertThat(refused)
                .contains("Docker Hub refused this user name and access token", "Type the access token again");
        HttpResponse<String> filed = rotated(
                browser,
                Map.of("name", "f-soon", "accessToken", "fine-2", "expiresOn", day.toString(), "reason", "Again"));
        String address =
                filed.headers().firstValue("Location").orElse(filed.uri().getPath());
        api.carryOut(api.request(Long.parseLong(address.substring(address.lastIndexOf('/') + 1))));

        assertThat(browser.get("/").body()).contains("The credential f-soon ends in 5 days");
        assertThat(browser.get("/credentials?q=f-soon").body())
                .contains("The credential f-soon ends in 5 days", "1 mirror, no repository", "5 days left");
        assertThat(browser.get("/credentials/"
                                + api.credential("f-soon").path("id").asLong())
                        .body())
                .contains("ecr-pullthroughcache/f-soon-2", "ecr-pullthroughcache/f-soon-1", "restorable until")
                .contains("gave the credential its new value");
    }

    @Test
    void aPageSaysWhatStopsWithACredential() {
        api.carryOut(api.file(CredentialDraft.mirror("f-blast")));
        spoil("ecr-pullthroughcache/f-blast-1");
        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");
        String page = "/credentials/" + api.credential("f-blast").path("id").asLong();
        browser.submit(page, page + "/validate", Map.of());
        assertThat(browser.get(page).body())
                .contains("1 of 1 mirrors do not work; no repository gets nothing new", "ECR says: “");
        assertThat(browser.get("/mirrors/" + foundMirror("f-blast").path("id").asLong())
                        .body())
                .contains("This mirror does not work", "ECR says: “", page);
        assertThat(browser.get("/").body()).contains("The mirror f-blast does not work");
        api.carryOut(api.file(CredentialDraft.of("ROTATE_CREDENTIAL", "f-blast", "\"accessToken\": \"fine-again\"")));
        assertThat(browser.get("/").body()).doesNotContain("The mirror f-blast does not work");
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
}
