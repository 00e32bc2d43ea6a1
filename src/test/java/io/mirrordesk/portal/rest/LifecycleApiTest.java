package io.mirrordesk.portal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.People;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.sandbox.Pushing;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Policies before they are anywhere, by the API and on the page of a template. */
class LifecycleApiTest extends SandboxedPortal {

    private static final String KEEP_TWO = """
            {"rules": [{"rulePriority": 3, "selection": {"countType": "imageCountMoreThan", "countNumber": 2,
             "tagStatus": "any", "storageClass": "standard"}, "action": {"type": "expire"}}]}""";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Inventory inventory;

    private PortalApi api;

    @BeforeEach
    void somebody() {
        SomePeople.in(people);
        api = new PortalApi(port);
    }

    @Test
    void saysWhatAPolicyMeansAndWritesItInOneForm() {
        JsonNode answer = PortalApi.json(ask("validate", "{\"lifecyclePolicy\": " + KEEP_TWO + "}"));
        assertThat(answer.path("valid").asBoolean()).isTrue();
        assertThat(answer.path("rules").path(0).asString()).isEqualTo("All images expire, all but the newest 2.");
        assertThat(answer.path("canonical")
                        .path("rules")
                        .path(0)
                        .path("selection")
                        .has("storageClass"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            validate | {}                                                   | lifecyclePolicy
            validate | {"lifecyclePolicy": {"rules": []}}                   | rules
            validate | {"lifecyclePolicy": {"rules": [{}]}}                 | rules[0].rulePriority
            validate | {"lifecyclePolicy": "{"}                             | ``
            simulate | {}                                                   | lifecyclePolicy
            simulate | {"template": "no-such-template"}                     | template
            simulate | {"lifecyclePolicy": %s, "registry": "here"}          | registry
            simulate | {"lifecyclePolicy": %s, "limit": 201}                | limit
            simulate | {"lifecyclePolicy": %s, "mirror": "a", "prefix": "b"}| mirror
            simulate | {"lifecyclePolicy": {"rules": [{"rulePriority": 1}]}}| rules[0].selection
            """)
    void namesTheFieldThatIsWrong(String question, String body, String field) {
        HttpResponse<String> refused = ask(question, body.replace("%s", KEEP_TWO));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(PortalApi.each(PortalApi.json(refused).path("errors"), "field"))
                .contains(field);
    }

    @Test
    void simulatesOneRepository() {
        filled("simulated/one", 3);
        JsonNode answer = simulated("{\"lifecyclePolicy\": %s, \"registry\": \"%s\", \"repository\": \"simulated/one\"}"
                .formatted(KEEP_TWO, REGISTRY));
        assertThat(answer.path("repositories").asInt()).isEqualTo(1);
        assertThat(answer.path("expire").path("images").asInt()).isEqualTo(1);
        assertThat(answer.path("keep").path("images").asInt()).isEqualTo(2);
        assertThat(answer.path("asOf").asString()).isNotBlank();
        JsonNode rule = answer.path("rules").path(0);
        assertThat(rule.path("decides").path("images").asInt()).isEqualTo(3);
        assertThat(rule.path("now").path("images").asInt()).isEqualTo(1);
        JsonNode image = answer.path("items").path(0);
        assertThat(image.path("repository").asString()).isEqualTo("simulated/one");
        assertThat(image.path("fate").path("sentence").asString()).isEqualTo("Expires within 24 hours by rule 3.");
    }

    @Test
    void simulatesAllBelowAPrefixAndShowsWhatIsKept() {
        filled("below/one", 3);
        filled("below/two", 1);
        filled("belowe/three", 3);
        JsonNode answer =
                simulated("{\"lifecyclePolicy\": %s, \"prefix\": \"below\", \"outcome\": \"KEEP\", \"limit\": 2}"
                        .formatted(KEEP_TWO));
        assertThat(answer.path("repositories").asInt()).isEqualTo(2);
        assertThat(answer.path("images").asInt()).isEqualTo(4);
        assertThat(answer.path("items"))
                .hasSize(2)
                .allSatisfy(
                        image -> assertThat(image.path("fate").path("outcome").asString())
                                .isEqualTo("KEEP"));
    }

    @Test
    void comparesAPolicyWithTheOneOfATemplateOnItsPageToo() {
        api.approve(api.file(HubDraft.of("simulates").json()));
        eventually(
                "the template is there",
                () -> PortalApi.each(api.get("viewer", "/templates").path("items"), "name")
                        .contains("simulates-cache"));
        JsonNode answer = simulated("{\"lifecyclePolicy\": %s, \"template\": \"simulates-cache\"}".formatted(KEEP_TWO));
        assertThat(answer.path("before").path("expire").path("images").asInt()).isZero();
        Browser browser = new Browser(port);
        browser.signIn("viewer", "viewer");
        String page = "/templates/simulates-cache";
        assertThat(browser.submit(page, page + "/simulation", Map.of("policy", KEEP_TWO))
                        .body())
                .contains("All images expire, all but the newest 2.", "by the present policy 0", "rulePriority");
        assertThat(browser.submit(page, page + "/simulation", Map.of("policy", "{\"rules\": 7}"))
                        .body())
                .contains("ECR would not take this policy", "A lifecycle policy has a list of 1 to 50 rules.");
    }

    private void filled(String name, int images) {
        ECR.createRepository(r -> r.repositoryName(name));
        Pushing push = new Pushing(ECR, name);
        for (int i = 0; i < images; i++) {
            push.image("image " + i, "v" + i);
        }
        inventory.refresh(REGISTRY, RepositoryName.parse(name));
    }

    private JsonNode simulated(String body) {
        HttpResponse<String> answer = ask("simulate", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return PortalApi.json(answer);
    }

    private HttpResponse<String> ask(String question, String body) {
        return api.post("viewer", "/lifecycle/" + question, body);
    }
}
