package io.mirrordesk.story;

import static io.mirrordesk.support.PortalApi.each;
import static io.mirrordesk.support.PortalApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.Browser;
import io.mirrordesk.support.Eventually;
import io.mirrordesk.support.Gate;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.TwoRegistries;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One request for two registries in two accounts and regions, the second one reached by a role with an external id. */
class SeveralRegistriesTest extends TwoRegistries {

    @Test
    void onePlanWithOneHashIsDecidedOnceAndCarriedOutInEach() {
        JsonNode filed = api.file(inBoth("both"));

        JsonNode plan = filed.path("plan");
        assertThat(filed.path("registries").valueStream().map(JsonNode::asString))
                .containsExactly(HERE, THERE);
        assertThat(each(plan.path("steps"), "registry")).contains(HERE, THERE);
        assertThat(plan.path("steps").size() % 2).isZero();
        assertThat(each(plan.path("standingOrders"), "registry")).containsExactly(HERE, THERE);
        long id = api.carryOut(filed);

        JsonNode done = api.request(id);
        assertThat(each(done.path("runs"), "registry")).containsExactly(HERE, THERE);
        assertThat(each(done.path("runs"), "state")).containsExactly("SUCCEEDED", "SUCCEEDED");
        assertThat(done.path("decisions").size()).isEqualTo(1);
        assertThat(each(mirrors("both"), "registry")).containsExactlyInAnyOrder(HERE, THERE);
        assertThat(each(api.get("viewer", "/templates").path("items"), "name")).containsOnlyOnce("both-cache");
        Eventually.eventually(
                "each image is warm in each registry",
                PATIENCE,
                () -> each(api.request(id).path("pull"), "state").equals(List.of("WARM", "WARM", "WARM", "WARM")));
        assertThat(api.request(id).path("pull").findValuesAsString("reference"))
                .contains(
                        FIRST.endpoint().getAuthority() + "/both/library/nginx:1.27",
                        SECOND.endpoint().getAuthority() + "/both/library/nginx:1.27");
    }

    @Test
    void aRunThatFailsInOneRegistryIsContinuedByItself() {
        GATE.disturb("CreatePullThroughCacheRule", "", Gate.Trouble.DENIED, 1);
        JsonNode filed = api.file(inBoth("halves"));
        long id = api.approve(filed);
        awaitState(id, "FAILED");

        JsonNode failed = api.request(id);
        assertThat(each(failed.path("runs"), "state")).containsExactly("SUCCEEDED", "FAILED");
        assertThat(failed.path("outcome").asString()).startsWith(THERE + ": ");
        assertThat(each(mirrors("halves"), "registry")).containsExactly(HERE);
        Browser browser = new Browser(port);
        browser.signIn("approver", "approver");
        assertThat(browser.get("/requests/" + id).body()).contains(HERE).contains(THERE);

        GATE.clear();
        long run = failed.path("runs").get(1).path("id").asLong();
        assertThat(api.post("approver", "/runs/" + run + "/retry", "{}").statusCode())
                .isEqualTo(200);
        awaitState(id, "DONE");
        assertThat(each(mirrors("halves"), "registry")).containsExactlyInAnyOrder(HERE, THERE);
    }

    @Test
    void whatIsRolledBackInOneRegistryStaysInTheOther() {
        GATE.disturb("CreatePullThroughCacheRule", "", Gate.Trouble.DENIED, 1);
        long id = api.approve(api.file(inBoth("partly")));
        awaitState(id, "FAILED");
        GATE.clear();
        long run = api.request(id).path("runs").get(1).path("id").asLong();
        api.post("approver", "/runs/" + run + "/rollback", "{}");

        Eventually.eventually(
                "the second run is undone",
                PATIENCE,
                () -> each(api.request(id).path("runs"), "state").equals(List.of("SUCCEEDED", "ROLLED_BACK")));
        assertThat(api.state(id)).isEqualTo("FAILED");
        assertThat(each(mirrors("partly"), "registry")).containsExactly(HERE);
        assertThat(api.post(
                                "requester",
                                "/requests",
                                HubDraft.of("partly").in(THERE).json().replace("partly-cache", "partly-other"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aPlanThatMovedInOneRegistryIsAnotherPlan() {
        JsonNode filed = api.file(inBoth("moved"));
        somebodyThere(ecr -> ecr.createRepository(repository -> repository.repositoryName("moved/library/nginx")));

        HttpResponse<String> refused = api.decide("approver", filed);
        assertThat(refused.statusCode()).isEqualTo(409);
        JsonNode problem = json(refused);
        assertThat(problem.path("type").asString()).endsWith("plan-changed");
        assertThat(problem.path("plan").path("hash").asString())
                .isNotEqualTo(filed.path("plan").path("hash").asString());
        assertThat(each(problem.path("plan").path("steps"), "registry")).contains(HERE, THERE);

        api.carryOut(api.request(filed.path("id").asLong()));
    }

    @Test
    void aDecisionThatIsCarriedOutInOneRegistryIsNotVoidBecauseTheOtherOneMoved() {
        JsonNode filed = api.file(inBoth("late"));
        api.post("approver", "/stop", "{\"reason\": \"To have a look\"}");
        long id = api.approve(filed);
        Eventually.eventually(
                "both runs have begun",
                PATIENCE,
                () -> each(api.request(id).path("runs"), "state").equals(List.of("RUNNING", "RUNNING")));
        somebodyThere(ecr -> ecr.createRepository(repository -> repository.repositoryName("late/library/nginx")));
        api.delete("approver", "/stop");

        awaitState(id, "FAILED");
        assertThat(each(api.request(id).path("runs"), "state")).containsExactly("SUCCEEDED", "FAILED");
        assertThat(api.request(id).path("outcome").asString())
                .startsWith(THERE + ": The registry has changed since the plan was approved");
    }

    @Test
    void bothRegistriesAreLookedAtBeforeAnythingIsFiled() {
        api.carryOut(api.file(HubDraft.of("taken").in(THERE).json()));

        assertThat(errors(inBoth("taken").replace("taken-cache", "taken-other")))
                .containsEntry(
                        "mirror.prefix",
                        "In 444455556666.us-east-1: The prefix “taken” is taken: the mirror of team payments caches registry-1.docker.io there."
                                + " Choose another one, or ask for access to it.");
        assertThat(errors(inBoth("fresh").replace(THERE, HERE)))
                .containsEntry("registries", "Name each registry once.");
        assertThat(errors(inBoth("fresh").replace(THERE, "999999999999.us-east-1")))
                .containsEntry("registries", "The registry “999999999999.us-east-1” is not managed here.");
        assertThat(errors(inBoth("fresh").replace("\"" + HERE + "\", \"" + THERE + "\"", "")))
                .containsEntry("registries", "Name at least one registry.");
    }

    @Test
    void aPlanSaysWhatItMakesOfEachRegistryPolicy() {
        HttpResponse<String> preview = api.post(
                "requester",
                "/requests/preview",
                HubDraft.of("room").onDemand().in(HERE + "\", \"" + THERE).json());
        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);

        JsonNode policies = json(preview).path("plan").path("policies");
        assertThat(each(policies, "registry")).containsExactly(HERE, THERE);
        JsonNode policy = policies.get(0);
        assertThat(policy.path("limit").asInt()).isEqualTo(10_240);
        JsonNode own = policy.path("shares").get(0);
        assertThat(own.path("prefix").asString()).isEqualTo("room");
        assertThat(own.path("characters").asInt())
                .isPositive()
                .isLessThan(policy.path("after").asInt());
        assertThat(policy.path("shares")
                        .valueStream()
                        .mapToInt(share -> share.path("characters").asInt())
                        .sum())
                .isEqualTo(policy.path("after").asInt());
    }

    @Test
    void theFormOffersEachRegistry() {
        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");

        assertThat(browser.get("/requests/new?upstream=quay").body())
                .contains("value=\"" + HERE + "\"")
                .contains("value=\"" + THERE + "\"");
    }

    private static String inBoth(String prefix) {
        return HubDraft.of(prefix).in(HERE + "\", \"" + THERE).json();
    }

    private JsonNode mirrors(String prefix) {
        return api.get("viewer", "/mirrors?prefix=" + prefix).path("items");
    }

    private void awaitState(long id, String state) {
        Eventually.eventually(
                "request " + id + " is " + state, PATIENCE, () -> api.state(id).equals(state));
    }

    private Map<String, String> errors(String draft) {
        HttpResponse<String> refused = api.post("requester", "/requests", draft);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        return json(refused)
                .path("errors")
                .valueStream()
                .collect(Collectors.toMap(
                        error -> error.path("field").asString(),
                        error -> error.path("message").asString(),
                        (one, other) -> one));
    }
}
