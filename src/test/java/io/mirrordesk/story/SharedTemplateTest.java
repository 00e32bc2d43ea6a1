package io.mirrordesk.story;

import static io.mirrordesk.support.Eventually.eventually;
import static io.mirrordesk.support.PortalApi.each;
import static io.mirrordesk.support.PortalApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.Browser;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.TemplateDraft;
import io.mirrordesk.support.TwoRegistries;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A template that mirrors of two registries use is changed in both by one request, and has one version. */
class SharedTemplateTest extends TwoRegistries {

    private static final String IMAGE = "prometheus/prometheus:v3.5.0";

    @Test
    void oneDecisionBringsTheVersionToTheRepositoriesOfEach() {
        shared("st-both", "CURATED");
        JsonNode filed = api.file(TemplateDraft.expiringAfter("st-both", 800));

        assertThat(filed.path("registries").valueStream().map(JsonNode::asString))
                .containsExactly(HERE, THERE);
        JsonNode planned = filed.path("plan").path("rollouts");
        assertThat(each(planned, "registry")).containsExactly(HERE, THERE);
        assertThat(each(planned, "version")).containsExactly("2", "2");
        assertThat(planned.findValuesAsString("affected")).containsOnly("1");
        String page = page("/requests/" + filed.path("id").asLong());
        assertThat(page)
                .contains("Roll-out to existing repositories")
                .contains(HERE)
                .contains(THERE);
        long id = api.carryOut(filed);

        eventually(
                "it is rolled out in each",
                PATIENCE,
                () -> each(rollouts("st-both"), "state").equals(List.of("DONE", "DONE")));
        assertThat(each(rollouts("st-both"), "registry")).containsExactlyInAnyOrder(HERE, THERE);
        assertThat(rollouts("st-both").findValuesAsString("done")).containsOnly("1");
        assertThat(version("st-both")).isEqualTo(2);
        assertThat(api.request(id).path("decisions").size()).isEqualTo(1);
        assertThat(page("/templates/st-both"))
                .contains("Roll-out of version 2")
                .contains(HERE)
                .contains(THERE);
    }

    @Test
    void theVersionIsDesiredOnceTheLastRunHasSucceeded() {
        shared("st-late", "ON_DEMAND");
        GATE.disturb("UpdateRepositoryCreationTemplate", "st-late", Trouble.DENIED, 1);
        long id = api.approve(api.file(TemplateDraft.expiringAfter("st-late", 800)));
        eventually("it is refused in one", PATIENCE, () -> api.state(id).equals("FAILED"));

        assertThat(each(api.request(id).path("runs"), "state")).containsExactly("SUCCEEDED", "FAILED");
        assertThat(version("st-late")).isOne();
        assertThat(rollouts("st-late")).isEmpty();

        GATE.clear();
        long failed = api.request(id).path("runs").get(1).path("id").asLong();
        assertThat(api.post("approver", "/runs/" + failed + "/retry", "{}").statusCode())
                .isEqualTo(200);
        eventually("it is done", PATIENCE, () -> api.state(id).equals("DONE"));
        assertThat(version("st-late")).isEqualTo(2);
        assertThat(each(rollouts("st-late"), "registry")).containsExactlyInAnyOrder(HERE, THERE);
    }

    @Test
    void itIsRefusedWhereARegistryIsMissing() {
        shared("st-named", "CURATED");

        assertThat(refusal(api.post("requester", "/requests", in(HERE, TemplateDraft.expiringAfter("st-named", 800)))))
                .isEqualTo(
                        "“st-named” is also used by “st-named” in " + THERE
                                + ". Name every registry in which it is used, or none for all of them: a version is the same everywhere.");
    }

    @Test
    void aMirrorThatComesLaterInAnotherRegistryIsNotPassedOver() {
        api.carryOut(api.file(in(HERE, TemplateDraft.mirror("st-waits", "st-waits", "CURATED", true, IMAGE))));
        JsonNode waits = api.file(TemplateDraft.expiringAfter("st-waits", 800));
        api.carryOut(api.file(in(THERE, TemplateDraft.mirror("st-runs", "st-runs", "ON_DEMAND", true, IMAGE))));
        GATE.disturb("UpdateRepositoryCreationTemplate", "st-runs", Trouble.DENIED, 1);
        long runs = api.approve(api.file(TemplateDraft.expiringAfter("st-runs", 800)));
        eventually("it is refused", PATIENCE, () -> run(runs, "state").equals("FAILED"));
        GATE.clear();

        api.carryOut(api.file(in(THERE, TemplateDraft.mirror("st-waits", "st-waits", "CURATED", false, IMAGE))));
        api.carryOut(api.file(in(HERE, TemplateDraft.mirror("st-runs", "st-runs", "CURATED", false, IMAGE))));

        assertThat(refusal(api.decide("approver", waits)))
                .startsWith("“st-waits” is also used by “st-waits” in " + THERE);
        assertThat(api.steer(runs, "retry").statusCode()).isEqualTo(200);
        eventually("it has failed again", PATIENCE, () -> failure(runs).startsWith("“st-runs” has come"));
        assertThat(failure(runs))
                .isEqualTo(
                        "“st-runs” has come to be used by “st-runs” in " + HERE + ", which the request does not name.");
        assertThat(version("st-runs")).isOne();
    }

    /** A mirror in each registry, with one template. */
    private void shared(String name, String access) {
        String draft = TemplateDraft.mirror(name, name, access, true, IMAGE);
        api.carryOut(api.file("{\"registries\": [\"%s\", \"%s\"],".formatted(HERE, THERE) + draft.substring(1)));
    }

    private static String in(String registry, String draft) {
        return "{\"registries\": [\"%s\"],".formatted(registry) + draft.substring(1);
    }

    private static String refusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode error = json(answer).path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo("registries");
        return error.path("message").asString();
    }

    private JsonNode rollouts(String template) {
        return api.get("viewer", "/rollouts?template=" + template).path("items");
    }

    private int version(String template) {
        return api.get("viewer", "/templates")
                .path("items")
                .valueStream()
                .filter(item -> item.path("name").asString().equals(template))
                .findFirst()
                .orElseThrow()
                .path("version")
                .asInt();
    }

    private String run(long request, String member) {
        return api.request(request).path("run").path(member).asString();
    }

    private String failure(long request) {
        return api.request(request).path("run").path("error").path("message").asString();
    }

    private String page(String path) {
        Browser browser = new Browser(port);
        browser.signIn("approver", "approver");
        return browser.get(path).body();
    }
}
