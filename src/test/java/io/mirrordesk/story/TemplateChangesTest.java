package io.mirrordesk.story;

import static io.mirrordesk.support.PortalApi.each;
import static io.mirrordesk.support.PortalApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.observed.Inventory;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.DriftApi;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.TemplateDraft;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A template gets another version, and the repositories that exist are brought to it by a roll-out. */
class TemplateChangesTest extends StoryTest {

    private static final String IMAGE = "prometheus/prometheus:v3.5.0";
    private static final String PATH = "/prometheus/prometheus";

    @Autowired
    private Inventory inventory;

    @Test
    void existingRepositoriesOfTwoMirrorsAreBroughtToTheNextVersion() {
        mirror("t-one", "t-one", "CURATED", true);
        mirror("t-two", "t-one", "ON_DEMAND", false);
        JsonNode filed = api.file(TemplateDraft.expiringAfter("t-one", 800));

        assertThat(filed.path("title").asString()).isEqualTo("Change the template t-one");
        assertThat(each(filed.path("plan").path("steps"), "kind")).containsExactly("UpdateNativeTemplate");
        assertThat(each(filed.path("plan").path("standingOrders"), "prefix")).containsExactly("t-one", "t-two");
        JsonNode rollout = filed.path("plan").path("rollouts").path(0);
        assertThat(rollout.path("version").asInt()).isEqualTo(2);
        assertThat(rollout.path("mayExpire").asInt()).isZero();
        assertThat(rollout.path("forecast").path("affected").asInt()).isEqualTo(2);
        assertThat(rollout.path("forecast")
                        .path("mirrors")
                        .path(0)
                        .path("steps")
                        .path("PutLifecyclePolicy")
                        .asInt())
                .isEqualTo(1);

        long request = api.carryOut(filed);
        JsonNode ended = ended("t-one");
        assertThat(ended.path("state").asString()).isEqualTo("DONE");
        assertThat(ended.path("request").asLong()).isEqualTo(request);
        assertThat(ended.path("repositories").path("done").asInt()).isEqualTo(2);
        assertThat(lifecycle("t-one" + PATH)).contains("800");
        assertThat(lifecycle("t-two" + PATH)).contains("800");
        assertThat(api.get("viewer", "/templates/t-one/versions/1").toString()).contains("900");
        assertThat(api.get("viewer", "/templates/t-one/versions/2").toString()).contains("800");
        eventually("the inventory says so", () -> conforms("t-one" + PATH) && conforms("t-two" + PATH));
        String page = page("viewer", "/templates/t-one");
        assertThat(page).contains("Version 1", "Version 2", "Compared with version 1", "2 of 2 repositories");
        assertThat(page("viewer", "/requests/" + request)).contains("Version 1 and version 2", "2 of 2 repositories");
        assertThat(page("viewer", "/rollouts/" + ended.path("id").asLong()))
                .contains("Roll-out of t-one@2", "No repository failed or was set aside.");
    }

    @Test
    void theDecisionBindsHowManyImagesExpireAndTheRollOutStopsBeforeOneMore() throws Exception {
        mirror("t-bound", "t-bound", "CURATED", true, IMAGE, "prometheus/node-exporter:v1.9.1");
        age("t-bound" + PATH, 40);
        JsonNode filed = api.file(TemplateDraft.expiringAfter("t-bound", 30));
        JsonNode rollout = filed.path("plan").path("rollouts").path(0);
        int expire = rollout.path("forecast").path("expire").asInt();
        int mayExpire = rollout.path("mayExpire").asInt();
        assertThat(expire).isPositive();
        assertThat(mayExpire).isGreaterThanOrEqualTo(expire).isLessThan(expire * 2);
        assertThat(filed.path("plan").path("risk").asString()).isEqualTo("DESTROYS");
        assertThat(page("viewer", "/requests/" + filed.path("id").asLong()))
                .contains("At most " + mayExpire + " images expire");

        age("t-bound/prometheus/node-exporter", 40);
        HttpResponse<String> moved = api.decide("approver", filed);
        assertThat(moved.statusCode()).isEqualTo(409);
        assertThat(json(moved).path("type").asString()).endsWith("plan-changed");
        JsonNode again = api.request(filed.path("id").asLong());
        assertThat(again.path("plan").path("rollouts").path(0).path("mayExpire").asInt())
                .isGreaterThan(mayExpire);

        CountDownLatch held = GATE.disturb("PutLifecyclePolicy", "t-bound", Trouble.HELD, 1);
        api.carryOut(again);
        assertThat(held.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        pullAndAge("t-bound" + PATH, "v3.4.2", "v2.55.1");
        GATE.clear();
        JsonNode ended = ended("t-bound");
        assertThat(ended.path("state").asString()).isEqualTo("STOPPED");
        assertThat(ended.path("cause").asString()).isEqualTo("BOUND");
        assertThat(ended.path("reason").asString()).contains("images would expire", "Change the template again");
        assertThat(ended.path("repositories").path("done").asInt()).isEqualTo(1);
    }

    @Test
    void itStopsByItselfWhenTooMuchFailsAndGoesOnWhenResumed() {
        mirror(
                "t-fails",
                "t-fails",
                "CURATED",
                true,
                IMAGE,
                "prometheus/node-exporter:v1.9.1",
                "prometheus/alertmanager:v0.28.1",
                "coreos/etcd:v3.6.5",
                "fedora/fedora:43");
        GATE.disturb("PutLifecyclePolicy", "t-fails", Trouble.DENIED, 5);
        api.carryOut(api.file(TemplateDraft.expiringAfter("t-fails", 800)));
        JsonNode stopped = ended("t-fails");
        assertThat(stopped.path("state").asString()).isEqualTo("STOPPED");
        assertThat(stopped.path("cause").asString()).isEqualTo("FAILURES");
        assertThat(stopped.path("reason").asString())
                .startsWith("5 repositories failed one after the other. The last was");
        assertThat(lifecycle("t-fails" + PATH)).contains("900");
        String page = page("approver", "/rollouts/" + stopped.path("id").asLong());
        assertThat(page).contains("too much failed", "t-fails" + PATH, "Resume");

        assertThat(steer("requester", stopped, "resume").statusCode()).isEqualTo(403);
        assertThat(steer("approver", stopped, "resume").statusCode()).isEqualTo(200);
        assertThat(ended("t-fails").path("state").asString()).isEqualTo("DONE");
        assertThat(lifecycle("t-fails" + PATH)).contains("800");
    }

    @Test
    void whatSomebodyHasChangedSinceIsSetAsideUntilItIsTakenUpAgain() throws Exception {
        mirror("t-aside", "t-aside", "CURATED", true, IMAGE, "prometheus/node-exporter:v1.9.1");
        CountDownLatch held = GATE.disturb("PutLifecyclePolicy", "t-aside", Trouble.HELD, 1);
        api.carryOut(api.file(TemplateDraft.expiringAfter("t-aside", 800)));
        assertThat(held.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        ECR.putLifecyclePolicy(policy ->
                policy.repositoryName("t-aside" + PATH).lifecyclePolicyText(TemplateDraft.expiringAfter(700)));
        GATE.clear();
        JsonNode ended = ended("t-aside");
        assertThat(ended.path("state").asString()).isEqualTo("DONE");
        assertThat(ended.path("repositories").path("setAside").asInt()).isEqualTo(1);
        JsonNode items = api.get("viewer", "/rollouts/" + ended.path("id").asLong() + "/repositories");
        assertThat(each(items.path("items"), "repository")).containsExactly("t-aside" + PATH);
        assertThat(items.toString()).contains("Somebody has changed it since");
        assertThat(lifecycle("t-aside" + PATH)).contains("700");

        assertThat(steer("approver", ended, "retry").statusCode()).isEqualTo(200);
        eventually(
                "it is brought to the version too",
                () -> lifecycle("t-aside" + PATH).contains("800"));
    }

    @Test
    void itIsPausedBetweenTwoRepositoriesAndTheSweepDoesNotOvertakeIt() throws Exception {
        mirror("t-pause", "t-pause", "CURATED", true, IMAGE, "prometheus/node-exporter:v1.9.1");
        CountDownLatch held = GATE.disturb("PutLifecyclePolicy", "t-pause", Trouble.HELD, 1);
        api.carryOut(api.file(TemplateDraft.expiringAfter("t-pause", 800)));
        assertThat(held.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        JsonNode running = latest("t-pause");
        assertThat(steer("approver", running, "pause").statusCode()).isEqualTo(200);
        GATE.clear();
        eventually(
                "the first one is done",
                () -> latest("t-pause").path("repositories").path("done").asInt() == 1);

        assertThat(api.post("admin", "/registries/" + REGISTRY + "/sync", "{}").statusCode())
                .isBetween(200, 299);
        eventually("the sweep has found the other one", () -> !conforms("t-pause" + PATH));
        assertThat(latest("t-pause").path("state").asString()).isEqualTo("PAUSED");
        DriftApi drift = new DriftApi(api, REGISTRY.toString());
        drift.check();
        assertThat(drift.finding("repository:t-pause" + PATH)).isEmpty();
        assertThat(lifecycle("t-pause" + PATH)).contains("900");
        assertThat(refusal(steer("approver", running, "pause")))
                .isEqualTo("Only a roll-out that is running can be paused, and this one is PAUSED.");

        assertThat(steer("approver", running, "stop").statusCode()).isEqualTo(200);
        JsonNode stopped = latest("t-pause");
        assertThat(stopped.path("reason").asString()).isEqualTo("approver stopped it.");
        assertThat(refusal(steer("approver", running, "resume"))).contains("and this one is STOPPED");

        api.carryOut(api.file(TemplateDraft.expiringAfter("t-pause", 600)));
        assertThat(ended("t-pause").path("version").asInt()).isEqualTo(3);
        eventually(
                "what was left is brought to the next version",
                () -> lifecycle("t-pause" + PATH).contains("600"));
    }

    @Test
    void aPolicyThatTheNextVersionDoesNotHaveIsTakenAway() {
        mirror("t-none", "t-none", "CURATED", true);
        JsonNode filed = api.file(TemplateDraft.change("t-none", "\"tags\": {}"));
        assertThat(filed.path("plan").path("rollouts").path(0).path("stepKinds").toString())
                .contains("DeleteLifecyclePolicy");
        api.carryOut(filed);
        assertThat(ended("t-none").path("repositories").path("done").asInt()).isEqualTo(1);
        assertThat(inventory.get(REGISTRY, "t-none" + PATH).lifecyclePolicy()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t-missing | "tags": {}                                       | template.name            | There is no template “t-missing”. There are:
            t-input   | "tags": {"cost": "shared"}, "lifecyclePolicy": @ | template                 | This changes nothing: say what should be different.
            t-input   | "lifecyclePolicy": {"rules": [{}]}               | template.lifecyclePolicy | rules[0]
            t-input   | "tagMutability": "PERHAPS"                       | template.tagMutability   | “PERHAPS” is not a tag mutability
            t-input   | "tags": {"aws:x": "y"}                           | template.tags            | The key “aws:x” is reserved
            t-input   | "mode": "SOMETIMES"                              | template.mode            | “SOMETIMES” is no mode. Use EMULATED, NATIVE or BOTH.
            t-input   | "mode": "NATIVE", "tags": {"cost": "shared"}     | template.tags            | creation template sets no tags: that would take a role of its own.
            t-input   | "mode": "NATIVE", "scanOnPush": true             | template.scanOnPush      | creation template has no setting for scanning. Turn it off, or use BOTH
            """)
    void refusesWhatCannotBe(String template, String members, String field, String words) {
        if (api.get("viewer", "/mirrors?prefix=t-input").path("total").asInt() == 0) {
            mirror("t-input", "t-input", "CURATED", true);
        }
        HttpResponse<String> refused = api.post(
                "requester",
                "/requests",
                TemplateDraft.change(template, members.replace("@", TemplateDraft.expiringAfter(900))));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        JsonNode error = json(refused).path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("message").asString()).contains(words);
    }

    @Test
    void oneChangeOfATemplateIsUnderReviewAtATimeAndTwoNeverHaveTheSameHash() {
        api.carryOut(api.file("""
                {"kind": "CREATE_TEMPLATE", "reason": "We need it", "template": {"name": "t-alone"}}"""));
        JsonNode first = api.file(TemplateDraft.expiringAfter("t-alone", 30));
        HttpResponse<String> other =
                api.post("requester", "/requests/preview", TemplateDraft.expiringAfter("t-alone", 31));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body())
                .contains("Request #" + first.path("id").asLong() + " by requester changes the template");
        api.post("requester", "/requests/" + first.path("id").asLong() + "/withdraw", "{}");
        JsonNode second = api.file(TemplateDraft.expiringAfter("t-alone", 31));
        assertThat(second.path("plan").path("steps")).isEmpty();
        assertThat(second.path("plan").path("hash").asString())
                .isNotEqualTo(first.path("plan").path("hash").asString());
        api.carryOut(second);
        assertThat(api.get("viewer", "/templates/t-alone/versions/2")
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(api.get("viewer", "/rollouts?template=t-alone").path("total").asInt())
                .isZero();
    }

    private void mirror(String prefix, String template, String access, boolean brings, String... images) {
        String[] wanted = images.length == 0 ? new String[] {IMAGE} : images;
        long request = api.carryOut(api.file(TemplateDraft.mirror(prefix, template, access, brings, wanted)));
        eventually(
                "the images are warm",
                () -> api.request(request)
                        .path("pull")
                        .valueStream()
                        .allMatch(pull -> pull.path("state").asString().equals("WARM")));
        for (String image : wanted) {
            String repository = prefix + "/" + image.substring(0, image.indexOf(':'));
            eventually(repository + " conforms", () -> conforms(repository));
        }
    }

    /** Brings more images into a repository that are due under the policy that is being rolled out. */
    private void pullAndAge(String repository, String... tags) throws Exception {
        Pulling owner = Pulling.as(REGISTRY.account(), SANDBOX.endpoint());
        for (String tag : tags) {
            assertThat(owner.pull(repository, tag).statusCode()).isEqualTo(200);
            eventually(
                    tag + " is there",
                    () -> ECR.listImages(all -> all.repositoryName(repository)).imageIds().stream()
                            .anyMatch(image -> tag.equals(image.imageTag())));
        }
        age(repository, 40);
    }

    /** Makes images that old, in AWS and in the inventory. */
    private void age(String repository, int days) throws IOException, InterruptedException {
        String body = "{\"account\":\"%s\",\"region\":\"%s\",\"repository\":\"%s\",\"ageDays\":%d}"
                .formatted(REGISTRY.account(), REGISTRY.region(), repository, days);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> aged = client.send(
                    HttpRequest.newBuilder(SANDBOX.endpoint().resolve("/_sandbox/images/age"))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(aged.statusCode()).as(aged.body()).isEqualTo(200);
        }
        inventory.refresh(REGISTRY, RepositoryName.parse(repository));
    }

    private JsonNode latest(String template) {
        return api.get("viewer", "/rollouts?limit=1&template=" + template)
                .path("items")
                .path(0);
    }

    private JsonNode ended(String template) {
        eventually(
                "the roll-out has ended",
                () -> List.of("DONE", "STOPPED")
                        .contains(latest(template).path("state").asString()));
        return latest(template);
    }

    private HttpResponse<String> steer(String person, JsonNode rollout, String verb) {
        return api.post(person, "/rollouts/" + rollout.path("id").asLong() + "/" + verb, "{}");
    }

    private static String refusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(409);
        return json(answer).path("detail").asString();
    }

    private boolean conforms(String repository) {
        return Boolean.TRUE.equals(inventory
                .repository(REGISTRY, repository)
                .map(row -> row.conforms())
                .orElse(null));
    }

    private static String lifecycle(String repository) {
        return ECR.getLifecyclePolicy(policy -> policy.repositoryName(repository))
                .lifecyclePolicyText();
    }

    private String page(String person, String path) {
        Browser browser = new Browser(port);
        browser.signIn(person, person);
        return browser.get(path).body();
    }
}
