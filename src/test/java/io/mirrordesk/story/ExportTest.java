package io.mirrordesk.story;

import static io.mirrordesk.support.PortalApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.Person;
import io.mirrordesk.identity.Role;
import io.mirrordesk.observed.Syncs;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.Eventually;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.TwoRegistries;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is managed leaves the portal as a file, and comes back as requests. */
class ExportTest extends TwoRegistries {

    private static final String MARK = "marked-token-e4b0";
    private static final Person ADMIN = new Person("admin", Set.of(Role.ADMIN), List.of("platform"));

    @Autowired
    private Syncs syncs;

    @Test
    void whatOneRegistryExportsAnotherTakesDocumentByDocument() {
        api.carryOut(api.file(HubDraft.of("trip").onDemand().withToken(MARK).json()));
        List<String> exported = documents(HERE, "trip");
        assertThat(exported).hasSize(3);
        assertThat(String.join("", exported)).doesNotContain(MARK);

        for (String document : exported) {
            HttpResponse<String> filed = api.postYaml("requester", "/requests", elsewhere(document));
            assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
            api.carryOut(json(filed));
        }

        assertThat(documents(THERE, "trip"))
                .isEqualTo(exported.stream().map(ExportTest::moved).toList());
    }

    @Test
    void aTemplateIsOfNoRegistryAndNeedsNoSecondFiling() {
        api.carryOut(api.file(HubDraft.of("known").json()));

        HttpResponse<String> refused =
                api.postYaml("requester", "/requests", documents(HERE, "known").getFirst());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(errors(refused))
                .contains("There is a template “known-cache” already. Choose it, or give the new one another name.");
    }

    @Test
    void terraformAndCloudFormationTakeOverWhatIsThere() {
        api.carryOut(api.file(HubDraft.of("leave").onDemand().withToken(MARK).json()));
        syncs.now(RegistryId.parse(HERE), ADMIN);
        Eventually.eventually(
                "the sync has read the rule",
                PATIENCE,
                () -> export("terraform").body().contains("to = aws_secretsmanager_secret.leave\n"));

        HttpResponse<String> terraform = export("terraform");
        assertThat(terraform.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"mirrordesk-" + HERE + ".tf\"");
        assertThat(terraform.body())
                .contains("resource \"aws_ecr_pull_through_cache_rule\" \"leave\" {")
                .contains(
                        "id = \"arn:aws:secretsmanager:eu-central-1:111122223333:secret:ecr-pullthroughcache/leave-1-")
                .containsPattern("Sid += \"MirrordeskLeave\"")
                .doesNotContain(MARK);
        HttpResponse<String> cloudFormation = export("cloudformation");
        assertThat(json(cloudFormation)
                        .at("/Resources/RuleLeave/Properties/EcrRepositoryPrefix")
                        .asString())
                .isEqualTo("leave");
        assertThat(cloudFormation.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(cloudFormation.body()).doesNotContain(MARK);
    }

    @Test
    void onlyAdminsExportAndOnlyWhatThereIs() {
        String path = "/registries/" + HERE + "/export";

        assertThat(api.get("approver", path).path("detail").asString())
                .isEqualTo("Only admins export what is managed.");
        assertThat(api.get("approver", path).path("status").asInt()).isEqualTo(403);
        HttpResponse<String> unknown = api.read("admin", path + "?format=pulumi");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(json(unknown).at("/errors/0/field").asString()).isEqualTo("format");
        assertThat(errors(unknown)).isEqualTo("The format is yaml, terraform or cloudformation, not “pulumi”.");
        assertThat(api.get("admin", "/registries/999999999999.eu-west-1/export")
                        .path("status")
                        .asInt())
                .isEqualTo(404);
    }

    @Test
    void thePageOffersItToAdmins() {
        String link = "/api/v1/registries/" + HERE + "/export?format=terraform";

        assertThat(page("admin")).contains(link);
        assertThat(page("approver")).doesNotContain(link);
    }

    @Test
    void yamlIsRefusedAsJsonIs() {
        assertThat(errors(api.postYaml(
                        "requester", "/requests", "kind: CREATE_MIRROR\nmirror:\n  prefix: x\nreason: Why\n")))
                .contains("A prefix needs 2 to 30 characters; this has 1.");
        HttpResponse<String> unknown =
                api.postYaml("requester", "/requests", "kind: CREATE_MIRROR\nmirror: {prefixes: x}\n");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(json(unknown).at("/errors/0/field").asString()).isEqualTo("mirror.prefixes");
        HttpResponse<String> several = api.postYaml("requester", "/requests", "kind: A\n---\nkind: B\n");
        assertThat(several.statusCode()).isEqualTo(400);
        assertThat(json(several).path("detail").asString())
                .isEqualTo("These are several YAML documents: send each as a request of its own.");
    }

    /** As somebody edits a document: for the other registry, with a template of its own and the value of the credential. */
    private static String elsewhere(String document) {
        return moved(document).replaceFirst("# accessToken: .*", "accessToken: " + MARK);
    }

    private static String moved(String document) {
        return document.replace(HERE, THERE).replace("trip-cache", "trip-moved");
    }

    private List<String> documents(String registry, String name) {
        HttpResponse<String> exported = api.read("admin", "/registries/" + registry + "/export");
        assertThat(exported.statusCode()).as(exported.body()).isEqualTo(200);
        return Arrays.stream(exported.body().replaceAll("(?m)^# .*\n", "").split("(?m)^---\n"))
                .filter(document -> document.contains(": " + name))
                .toList();
    }

    private HttpResponse<String> export(String format) {
        return api.read("admin", "/registries/" + HERE + "/export?format=" + format);
    }

    private String page(String person) {
        Browser browser = new Browser(port);
        browser.signIn(person, person);
        return browser.get("/registries/" + HERE).body();
    }

    private static String errors(HttpResponse<String> refused) {
        return String.join(" ", json(refused).path("errors").findValuesAsString("message"));
    }
}
