package io.mirrordesk.story;

import static io.mirrordesk.support.PortalApi.each;
import static io.mirrordesk.support.PortalApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.governance.Reconciliation;
import io.mirrordesk.governance.Reconciliations;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.Gate;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.TemplateDraft;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ecr.model.EncryptionConfiguration;
import tools.jackson.databind.JsonNode;

/** What a repository was encrypted with at its creation is only changed by deleting it and creating it again, which somebody has to ask for. */
class RecreationTest extends StoryTest {

    private static final String ASKED = "/prometheus/prometheus";
    private static final String IMAGE = "prometheus/prometheus:v3.5.0";
    private static final String ELSEWHERE = "arn:aws:kms:us-east-1:111122223333:key/elsewhere";

    @Autowired
    private Reconciliations reconciliations;

    @Test
    void aNewEncryptionReachesWhatExistsOnlyByRecreatingIt() {
        String name = differing("rc-one");
        assertThat(lifecycle(name)).contains("800");
        assertThat(encryption(name).encryptionTypeAsString()).isEqualTo("AES256");
        JsonNode rollout =
                api.get("viewer", "/rollouts?template=rc-one").path("items").path(0);
        assertThat(rollout.path("repositories").path("done").asInt())
                .as(rollout.toPrettyString())
                .isEqualTo(1);
        assertThat(page("/inventory/repositories/" + REGISTRY + "/" + name))
                .contains("Its encryption was decided when it was created.", "See what recreating it takes");

        assertThat(fault(repair(name), "subjects[0]"))
                .startsWith("“repository:" + name + "” differs in nothing but its encryption")
                .contains("name " + name + " in recreate");

        JsonNode filed = api.file(recreation(name));
        assertThat(filed.path("title").asString()).isEqualTo("Recreate " + name);
        assertThat(filed.path("team").asString()).isEqualTo("payments");
        assertThat(each(filed.path("plan").path("steps"), "kind"))
                .containsExactly(
                        "DeleteRepository",
                        "CreateRepository",
                        "TagRepository",
                        "PutLifecyclePolicy",
                        "PutRepositoryPolicy");
        assertThat(filed.path("recreate").toString()).isEqualTo("[\"" + name + "\"]");
        assertThat(filed.path("plan").path("risk").asString()).isEqualTo("DESTROYS");
        assertThat(page("/requests/" + filed.path("id").asLong()))
                .contains("1 repository is deleted with every image in it and created again");

        long request = api.carryOut(filed);
        assertThat(encryption(name).encryptionTypeAsString()).isEqualTo("KMS");
        assertThat(lifecycle(name)).contains("800");
        eventually(
                "the image is pulled again",
                () -> api.request(request)
                        .path("pull")
                        .path(0)
                        .path("state")
                        .asString()
                        .equals("WARM"));
        assertThat(each(api.request(request).path("pull"), "image")).containsExactly(IMAGE);
        eventually("it conforms", () -> repository(name).path("conforms").asBoolean());
        assertThat(fault(recreation(name), "subjects[0]")).contains("is as it should be");
    }

    @Test
    void thePageSaysWhatIsLostAndTakesTheTypedNameOnly() {
        String name = differing("rc-page");
        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");
        String form = "/requests/new/repair?registry=" + REGISTRY + "&subjects=repository:" + name;
        assertThat(browser.get(form).body())
                .contains("Recreating " + name + " deletes it first")
                .containsPattern("(1 image is|\\d+ images are) lost, \\d")
                .contains("1 image that a request asked for is pulled again, with at most 1 pull from quay.io:")
                .contains(IMAGE);

        HttpResponse<String> refused = browser.submit(
                form,
                "/requests/repair",
                Map.of("subjects", "repository:" + name, "reason", "We need it", "recreate", "rc-page/other"));
        assertThat(refused.body())
                .contains("“rc-page/other” is not among the subjects", "value=\"rc-page/other\"", "We need it");

        HttpResponse<String> filed = browser.submit(
                form,
                "/requests/repair",
                Map.of("subjects", "repository:" + name, "reason", "We need it", "recreate", name));
        assertThat(filed.statusCode()).isEqualTo(302);
    }

    @Test
    void whatReplacedADeletedRepositoryStaysWhenItsRunIsRolledBack() {
        String name = differing("rc-back");
        JsonNode filed = api.file(recreation(name));
        GATE.disturb("PutLifecyclePolicy", name, Trouble.DENIED, Gate.ALWAYS);
        long request = api.approve(filed);
        eventually("it has failed", () -> api.state(request).equals("FAILED"));
        GATE.clear();
        assertThat(api.steer(request, "rollback").statusCode()).isEqualTo(200);
        eventually(
                "it is rolled back", () -> run(request).path("state").asString().equals("ROLLED_BACK"));

        assertThat(run(request).path("error").path("message").asString())
                .isEqualTo(
                        "All was undone but what no single call can undo: DeleteRepository repository:" + name + ".");
        assertThat(encryption(name).encryptionTypeAsString()).isEqualTo("KMS");
    }

    @Test
    void whatCannotBeRecreatedIsRefusedWhereItIsNamed() {
        String name = differing("rc-refused");
        assertThat(fault(recreation("rc-refused/other", name), "recreate"))
                .isEqualTo(
                        "“rc-refused/other” is not among the subjects: name repository:rc-refused/other there too, since it is a subject that is recreated.");
        assertThat(fault(recreation("nobodys/thing"), "recreate"))
                .startsWith("“nobodys/thing” does not belong to a mirror that is managed here");
        assertThat(fault("""
                {"kind": "CREATE_TEMPLATE", "reason": "We need it", "template": {"name": "rc-x"}, "recreate": ["%s"]}""".formatted(name), "recreate"))
                .isEqualTo(
                        "Repositories are recreated by requests of kind REPAIR_DRIFT; this one is of kind CREATE_TEMPLATE.");

        api.carryOut(api.file(TemplateDraft.change("rc-refused", members(800, null))));
        eventually("it conforms again", () -> repository(name).path("conforms").asBoolean());
        ECR.deleteLifecyclePolicy(of -> of.repositoryName(name));
        assertThat(fault(recreation(name), "recreate"))
                .startsWith("The encryption of “" + name + "” does not differ: it is AES256, as it should be.");
    }

    @Test
    void aKeyIsCheckedWhereItIsTypedAndWhereItIsUsed() {
        assertThat(fault(template("rc-bad", "alias/mine"), "template.encryption"))
                .startsWith("“alias/mine” is no encryption. Use AES256, KMS, or the ARN of a key");
        assertThat(fault(template("rc-bad", "KMS_DSSE"), "template.encryption"))
                .contains("some partitions of AWS only");

        api.carryOut(api.file(template("rc-elsewhere", ELSEWHERE)));
        assertThat(fault(TemplateDraft.mirror("rc-mirror", "rc-elsewhere", "CURATED", false, IMAGE), "mirror.template"))
                .startsWith("The template “rc-elsewhere” encrypts with a key of us-east-1");
        mirror("rc-key");
        assertThat(fault(
                        TemplateDraft.change("rc-key", "\"encryption\": \"" + ELSEWHERE + "\""), "template.encryption"))
                .startsWith(
                        "The key is of us-east-1, and ECR takes only keys of its own region: “rc-key” in " + REGISTRY);

        api.carryOut(api.file(template("rc-kms", "KMS")));
        JsonNode preview = json(api.post(
                "requester",
                "/requests/preview",
                TemplateDraft.mirror("rc-mirror", "rc-kms", "ON_DEMAND", false, IMAGE)));
        assertThat(preview.path("warnings").toString()).contains("pulls create repositories with AES256");
        api.carryOut(api.file(TemplateDraft.mirror("rc-mirror", "rc-kms", "CURATED", false, IMAGE)));
        assertThat(encryption("rc-mirror" + ASKED).encryptionTypeAsString()).isEqualTo("KMS");
        eventually(
                "it conforms",
                () -> repository("rc-mirror" + ASKED).path("conforms").asBoolean());
    }

    /** A repository with its image, of a template that wants another encryption by now; its name. */
    private String differing(String prefix) {
        String name = mirror(prefix);
        JsonNode change = api.file(TemplateDraft.change(prefix, members(800, "KMS")));
        assertThat(change.path("plan").path("steps")).isEmpty();
        api.carryOut(change);
        eventually(
                "only its encryption differs",
                () -> each(repository(name).path("differences"), "message")
                        .toString()
                        .equals(
                                "[It is encrypted with AES256, and the template wants KMS: only deleting it and creating it again changes that.]"));
        assertThat(api.post("admin", "/registries/" + REGISTRY + "/sync", "{}").statusCode())
                .isBetween(200, 299);
        eventually(
                "it is left as it was created",
                () -> reconciliations
                        .of(REGISTRY, name)
                        .filter(seen -> seen.state() == Reconciliation.State.AS_CREATED)
                        .isPresent());
        return name;
    }

    private String mirror(String prefix) {
        api.carryOut(api.file(TemplateDraft.mirror(prefix, prefix, "CURATED", true, IMAGE)));
        String name = prefix + ASKED;
        eventually(
                "the image is there and conforms",
                () -> repository(name).path("conforms").asBoolean()
                        && repository(name).path("images").asInt() > 0);
        return name;
    }

    private static String members(int days, @Nullable String encryption) {
        return "\"tags\": {\"cost\": \"shared\"}, \"lifecyclePolicy\": " + TemplateDraft.expiringAfter(days)
                + (encryption == null ? "" : ", \"encryption\": \"" + encryption + "\"");
    }

    private static String template(String name, String encryption) {
        return "{\"kind\": \"CREATE_TEMPLATE\", \"reason\": \"We need it\", \"template\": {\"name\": \"" + name
                + "\", \"encryption\": \"" + encryption + "\"}}";
    }

    private static String repair(String name) {
        return "{\"kind\": \"REPAIR_DRIFT\", \"reason\": \"It has to be so\", \"subjects\": [\"repository:" + name
                + "\"]}";
    }

    private static String recreation(String name) {
        return recreation(name, name);
    }

    private static String recreation(String name, String subject) {
        return "{\"kind\": \"REPAIR_DRIFT\", \"reason\": \"It has to be so\", \"subjects\": [\"repository:" + subject
                + "\"], \"recreate\": [\"" + name + "\"]}";
    }

    private String fault(String draft, String field) {
        HttpResponse<String> refused = api.post("requester", "/requests", draft);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        return json(refused)
                .path("errors")
                .valueStream()
                .filter(error -> error.path("field").asString().equals(field))
                .map(error -> error.path("message").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError(refused.body()));
    }

    private JsonNode run(long request) {
        return api.request(request).path("run");
    }

    private JsonNode repository(String name) {
        return api.get("viewer", "/registries/" + REGISTRY + "/repositories/" + name);
    }

    private static EncryptionConfiguration encryption(String name) {
        return ECR.describeRepositories(named -> named.repositoryNames(name))
                .repositories()
                .getFirst()
                .encryptionConfiguration();
    }

    private static String lifecycle(String name) {
        return ECR.getLifecyclePolicy(of -> of.repositoryName(name)).lifecyclePolicyText();
    }

    private String page(String path) {
        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");
        return browser.get(path).body();
    }
}
