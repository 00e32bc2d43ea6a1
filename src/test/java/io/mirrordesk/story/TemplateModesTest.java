package io.mirrordesk.story;

import static io.mirrordesk.support.PortalApi.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.governance.Reconciliation;
import io.mirrordesk.governance.Reconciliations;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.DriftApi;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.TemplateDraft;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ecr.model.RepositoryCreationTemplate;
import tools.jackson.databind.JsonNode;

/** Who applies a template: ECR at creation, the portal, or both. */
class TemplateModesTest extends StoryTest {

    private static final String ASKED = "/prometheus/prometheus";
    private static final String PULLED = "/prometheus/node-exporter";

    @Autowired
    private Reconciliations reconciliations;

    @Test
    void whatAPullCreatesIsBornWithTheTemplateThatBothApply() throws Exception {
        JsonNode filed = mirror("tm-both", "BOTH", "\"tags\": {\"cost\": \"shared\"}, \"scanOnPush\": true");
        assertThat(kinds(filed)).containsSubsequence("CreateNativeTemplate", "CreateRule", "CreateRepository");
        assertThat(inEcr("tm-both").orElseThrow().lifecyclePolicy()).contains("900");
        assertThat(inEcr("tm-both").orElseThrow().repositoryPolicy()).contains("444455556666");

        pull("tm-both" + PULLED, "v1.9.1");
        eventually("it conforms", () -> conforms("tm-both" + PULLED));
        assertThat(repository("tm-both" + PULLED).path("tags").path("cost").asString())
                .isEqualTo("shared");

        ECR.deleteRepositoryCreationTemplate(template -> template.prefix("tm-both"));
        DriftApi drift = new DriftApi(api, REGISTRY.toString());
        drift.check();
        assertThat(drift.awaited("native-template:tm-both").path("kind").asString())
                .isEqualTo("MISSING");
        api.carryOut(api.file(DriftApi.repair("native-template:tm-both")));
        assertThat(inEcr("tm-both")).isPresent();

        JsonNode retired = api.file("""
                {"kind": "RETIRE_MIRROR", "reason": "It is time", "mirror": {"prefix": "tm-both", "repositories": "KEEP"}}""");
        assertThat(kinds(retired)).containsExactly("DeleteRule", "DeleteNativeTemplate");
        api.carryOut(retired);
        assertThat(inEcr("tm-both")).isEmpty();
    }

    @Test
    void whereOnlyEcrAppliesItRepositoriesThatExistStayAsTheyWereCreated() throws Exception {
        JsonNode filed = mirror("tm-native", "NATIVE", "\"tags\": {}");
        JsonNode order = filed.path("plan").path("standingOrders").path(0);
        assertThat(order.path("stepKinds").toString()).isEqualTo("[\"TagRepository\",\"PutRepositoryPolicy\"]");
        assertThat(order.path("template").isNull()).isTrue();
        assertThat(lifecycle("tm-native" + ASKED)).contains("900");
        assertThat(repository("tm-native" + ASKED).path("tags").toString())
                .isEqualTo("{\"mirrordesk:mirror\":\"tm-native\"}");

        JsonNode change = api.file(changed("tm-native", "NATIVE", 800));
        assertThat(kinds(change)).containsExactly("UpdateNativeTemplate");
        assertThat(change.path("plan").path("risk").asString()).isEqualTo("SAFE");
        JsonNode rollout = change.path("plan").path("rollouts").path(0);
        assertThat(rollout.path("appliedByEcrOnly").asBoolean()).isTrue();
        assertThat(rollout.path("mirrors")).isEmpty();
        assertThat(rollout.path("forecast").path("affected").asInt()).isZero();
        long request = api.carryOut(change);
        assertThat(page("/requests/" + request)).contains("There is none. ECR applies this version to what pulls");
        assertThat(api.get("viewer", "/rollouts?template=tm-native")
                        .path("total")
                        .asInt())
                .isZero();

        pull("tm-native" + PULLED, "v1.9.1");
        eventually("what is new conforms", () -> conforms("tm-native" + PULLED));
        assertThat(lifecycle("tm-native" + PULLED)).contains("800");

        grantAlsoTo("tm-native", "111111111111");
        eventually("access is the mirror's", () -> policy("tm-native" + ASKED).contains("111111111111"));
        eventually(
                "it is left as it was created",
                () -> reconciliations
                        .of(REGISTRY, "tm-native" + ASKED)
                        .filter(seen -> seen.state() == Reconciliation.State.AS_CREATED)
                        .isPresent());
        assertThat(lifecycle("tm-native" + ASKED)).contains("900");
        JsonNode left = repository("tm-native" + ASKED);
        assertThat(left.path("conforms").asBoolean()).isFalse();
        assertThat(left.path("differences").path(0).path("kept").asBoolean()).isFalse();
        assertThat(each(left.path("differences"), "message"))
                .containsExactly("The lifecycle policy differs from the template's.");
        assertThat(page("/inventory/repositories/" + REGISTRY + "/tm-native" + ASKED))
                .contains("Only ECR applies the template, when a repository is created.");
    }

    @Test
    void aModeIsChangedAndWhatIsOfEcrComesAndGoes() {
        mirror("tm-change", "EMULATED", "\"tags\": {}");
        assertThat(inEcr("tm-change")).isEmpty();

        JsonNode both = api.file(changed("tm-change", "BOTH", 900));
        assertThat(kinds(both)).containsExactly("CreateNativeTemplate");
        api.carryOut(both);
        assertThat(inEcr("tm-change")).isPresent();
        assertThat(page("/templates/tm-change")).contains("Applied by ECR and the portal");

        JsonNode preview =
                PortalApi.json(api.post("requester", "/requests/preview", changed("tm-change", "NATIVE", 700)));
        assertThat(preview.toString()).contains("Repositories that exist keep their lifecycle policy");
        api.carryOut(api.file(changed("tm-change", "NATIVE", 700)));
        assertThat(lifecycle("tm-change" + ASKED)).contains("900");

        JsonNode back = api.file(changed("tm-change", "EMULATED", 700));
        assertThat(kinds(back)).containsExactly("DeleteNativeTemplate");
        assertThat(back.path("plan").path("rollouts").path(0).path("mirrors").toString())
                .isEqualTo("[\"tm-change\"]");
        api.carryOut(back);
        assertThat(inEcr("tm-change")).isEmpty();
        eventually(
                "it is brought to the template again",
                () -> lifecycle("tm-change" + ASKED).contains("700"));
    }

    @Test
    void whatAFormAsksOfEcrAloneIsRefusedWhereItWasTypedAndNothingIsLost() {
        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");
        HttpResponse<String> refused = browser.submit(
                "/requests/new?kind=CREATE_TEMPLATE",
                "/requests/template",
                Map.of(
                        "kind", "CREATE_TEMPLATE",
                        "name", "tm-form",
                        "mode", "NATIVE",
                        "tags", "cost=shared",
                        "scanOnPush", "true",
                        "reason", "We need it"));

        assertThat(refused.body())
                .contains("sets no tags: that would take a role of its own", "has no setting for scanning")
                .containsPattern("value=\"NATIVE\"[^>]*checked")
                .contains("cost=shared");
    }

    private JsonNode mirror(String prefix, String mode, String members) {
        JsonNode filed = api.file("""
                {"kind": "CREATE_MIRROR", "reason": "We need it",
                 "mirror": {"prefix": "%1$s", "upstream": "quay", "team": "payments", "template": "%1$s",
                            "grants": [{"account": "444455556666"}], "warm": ["prometheus/prometheus:v3.5.0"]},
                 "template": {"name": "%1$s", "mode": "%2$s", "lifecyclePolicy": %3$s, %4$s}}""".formatted(prefix, mode, TemplateDraft.expiringAfter(900), members));
        api.carryOut(filed);
        eventually("the image is there and conforms", () -> conforms(prefix + ASKED));
        return filed;
    }

    private static String changed(String template, String mode, int days) {
        return TemplateDraft.change(
                template,
                "\"mode\": \"%s\", \"lifecyclePolicy\": %s".formatted(mode, TemplateDraft.expiringAfter(days)));
    }

    private void grantAlsoTo(String prefix, String account) {
        api.carryOut(api.file("""
                {"kind": "CHANGE_MIRROR", "reason": "They pull too", "mirror": {"prefix": "%s",
                 "grants": [{"account": "444455556666"}, {"account": "%s"}]}}""".formatted(prefix, account)));
        assertThat(api.post("admin", "/registries/" + REGISTRY + "/sync", "{}").statusCode())
                .isBetween(200, 299);
    }

    private static List<String> kinds(JsonNode request) {
        return each(request.path("plan").path("steps"), "kind");
    }

    private static Optional<RepositoryCreationTemplate> inEcr(String prefix) {
        return ECR.describeRepositoryCreationTemplates(all -> {}).repositoryCreationTemplates().stream()
                .filter(template -> template.prefix().equals(prefix))
                .findFirst();
    }

    private static void pull(String repository, String tag) throws Exception {
        HttpResponse<String> pulled =
                Pulling.as(REGISTRY.account(), SANDBOX.endpoint()).pull(repository, tag);
        assertThat(pulled.statusCode()).as(pulled.body()).isEqualTo(200);
    }

    private boolean conforms(String name) {
        return repository(name).path("conforms").asBoolean();
    }

    private JsonNode repository(String name) {
        return api.get("viewer", "/registries/" + REGISTRY + "/repositories/" + name);
    }

    private static String lifecycle(String name) {
        return ECR.getLifecyclePolicy(of -> of.repositoryName(name)).lifecyclePolicyText();
    }

    private static String policy(String name) {
        return ECR.getRepositoryPolicy(of -> of.repositoryName(name)).policyText();
    }

    private String page(String path) {
        Browser browser = new Browser(port);
        browser.signIn("viewer", "viewer");
        return browser.get(path).body();
    }
}
