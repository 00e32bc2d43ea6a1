package io.mirrordesk.story;

import static io.mirrordesk.support.PortalApi.each;
import static io.mirrordesk.support.PortalApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.Browser;
import io.mirrordesk.support.CredentialDraft;
import io.mirrordesk.support.DriftApi;
import io.mirrordesk.support.Gate;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.Stranger;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was found to differ is listed, and looked for again by those who may ask for it. */
class DriftListTest extends StoryTest {

    private static final Stranger STRANGER = new Stranger(SANDBOX.endpoint());

    @Test
    void theListIsFilteredSortedAndPaged() {
        for (String prefix : List.of("drift-l1", "drift-l2", "drift-l3")) {
            api.carryOut(api.file(CredentialDraft.mirror(prefix)));
            STRANGER.ecr.deletePullThroughCacheRule(rule -> rule.ecrRepositoryPrefix(prefix));
        }
        new DriftApi(api, REGISTRY.toString()).check();
        String list = "/drift?registry=" + REGISTRY + "&q=drift-l&sort=-subject&limit=2";
        JsonNode first = api.get("viewer", list);
        assertThat(first.path("total").asInt()).isEqualTo(3);
        assertThat(each(first.path("items"), "subject")).containsExactly("rule:drift-l3", "rule:drift-l2");
        JsonNode second =
                api.get("viewer", list + "&cursor=" + first.path("next").asString());
        assertThat(each(second.path("items"), "subject")).containsExactly("rule:drift-l1");
        assertThat(second.path("total").asInt()).isEqualTo(3);
        JsonNode newest = api.get("viewer", "/drift?q=drift-l&limit=1");
        assertThat(api.get(
                                "viewer",
                                "/drift?q=drift-l&limit=2&cursor="
                                        + newest.path("next").asString())
                        .path("items"))
                .hasSize(2);
        assertThat(api.get("viewer", "/drift?q=drift-l&kind=CHANGED").path("items"))
                .isEmpty();
        assertThat(api.get("viewer", "/drift?mirror=drift-l2").path("total").asInt())
                .isEqualTo(1);
        assertThat(error("/drift?kind=ODD").path("field").asString()).isEqualTo("kind");
        assertThat(error("/drift?sort=fond").path("message").asString()).contains("Did you mean “found”?");
        assertThat(error("/drift?cursor=odd").path("field").asString()).isEqualTo("cursor");
        assertThat(error("/drift?limit=0").path("field").asString()).isEqualTo("limit");
        assertThat(error("/drift?registry=odd").path("field").asString()).isEqualTo("registry");
        pages();
    }

    private void pages() {
        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");
        assertThat(browser.get("/drift?q=drift-l&sort=subject").body())
                .contains("rule:drift-l1", "value=\"rule:drift-l2\"", "Repair selected", "3 findings")
                .doesNotContain("Check now");
        assertThat(browser.get("/drift?q=no-such-thing&kind=MISSING").body())
                .contains("Nothing that differs matches", "Clear");
        assertThat(browser.get("/drift?view=repositories&q=no-such-repository").body())
                .contains("Nothing that differs matches");
        assertThat(browser.submit("/drift?q=drift-l", "/drift/check", Map.of("registry", REGISTRY.toString()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/drift/999999999").statusCode()).isEqualTo(404);
        assertThat(browser.get("/requests/new/repair?registry=" + REGISTRY
                                + "&subjects=rule:drift-l1&subjects=rule:drift-l2")
                        .body())
                .contains("Repair drift", "rule:drift-l1\nrule:drift-l2</textarea>");
        String refused = browser.submit(
                        "/requests/new/repair",
                        "/requests/repair",
                        Map.of("subjects", "rule:drift-l1\nrule:drift-x", "reason", "Because"))
                .body();
        assertThat(refused)
                .contains("“rule:drift-x” is not managed here", "rule:drift-l1\nrule:drift-x</textarea>", "Because");
        HttpResponse<String> filed = browser.submit(
                "/requests/new/repair",
                "/requests/repair",
                Map.of("subjects", "rule:drift-l1\nrule:drift-l2", "reason", "Because"));
        assertThat(filed.statusCode()).isEqualTo(302);
        assertThat(browser.get(URI.create(filed.headers().firstValue("Location").orElseThrow())
                                .getPath())
                        .body())
                .contains("Repair rule:drift-l1 and 1 more");

        Browser approver = new Browser(port);
        approver.signIn("approver", "approver");
        assertThat(approver.submit("/drift", "/drift/check", Map.of("registry", REGISTRY.toString()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(approver.get("/drift").body()).contains("Check now");
        assertThat(approver.get("/drift/checks").statusCode()).isEqualTo(200);
    }

    @Test
    void onlyApproversAndAdminsHaveARegistryChecked() {
        HttpResponse<String> refused = api.post("requester", "/drift/check", "{\"registry\": \"" + REGISTRY + "\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Only approvers and admins have a registry checked for drift.");
        assertThat(api.post("approver", "/drift/check", "{\"registry\": \"999900001111.eu-central-1\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(json(api.post("approver", "/drift/check", "{}"))
                        .path("errors")
                        .path(0)
                        .path("message")
                        .asString())
                .contains("Name the registry to check");
    }

    @Test
    void aPageThatShowsACheckUnderWayLoadsItsListAgainAtTheEnd() throws InterruptedException {
        api.carryOut(api.file(CredentialDraft.mirror("drift-shown")));
        STRANGER.ecr.deletePullThroughCacheRule(rule -> rule.ecrRepositoryPrefix("drift-shown"));
        CountDownLatch held = GATE.disturb("DescribePullThroughCacheRules", "drift-shown", Trouble.HELD, Gate.ALWAYS);
        Browser approver = new Browser(port);
        approver.signIn("approver", "approver");
        approver.submit("/drift", "/drift/check", Map.of("registry", REGISTRY.toString()));
        assertThat(held.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(approver.get("/drift?q=drift-shown").body())
                .contains("Being checked", "hx-trigger=\"drift-checked from:body\"", "hx-get=\"/drift?q=drift-shown\"");
        assertThat(approver.get("/drift/checks").headers().firstValue("HX-Trigger"))
                .isEmpty();

        GATE.clear();
        eventually(
                "the check is shown as ended",
                () -> approver.get("/drift/checks")
                        .headers()
                        .firstValue("HX-Trigger")
                        .equals(Optional.of("drift-checked")));
        assertThat(approver.get("/drift?q=drift-shown").body())
                .contains("rule:drift-shown")
                .doesNotContain("Being checked", "drift-checked from:body");
    }

    private JsonNode error(String path) {
        return api.get("viewer", path).path("errors").path(0);
    }
}
