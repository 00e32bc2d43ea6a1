package io.mirrordesk.story;

import static io.mirrordesk.support.PortalApi.each;
import static io.mirrordesk.support.PortalApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.support.Browser;
import io.mirrordesk.support.TemplateDraft;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRule;
import software.amazon.awssdk.services.ecr.model.RegistryPolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryPolicyNotFoundException;
import tools.jackson.databind.JsonNode;

/** What becomes of a mirror after it was made: more images, other settings, another upstream, its end. */
class MirrorChangesTest extends StoryTest {

    @Test
    void imagesAreAddedToACuratedMirror() {
        mirror("m-add");
        JsonNode filed = api.file(change("ADD_IMAGES", "m-add", "\"warm\": [\"prometheus/node-exporter:v1.9.1\"]"));
        assertThat(filed.path("title").asString()).isEqualTo("Add prometheus/node-exporter:v1.9.1 to m-add");
        assertThat(subjects(filed)).containsOnly("repository:m-add/prometheus/node-exporter");
        assertThat(kinds(filed)).contains("CreateRepository").doesNotContain("CreateRule");

        long id = carriedOut(filed);
        eventually(
                "the image is warm",
                () -> api.request(id)
                        .path("pull")
                        .path(0)
                        .path("state")
                        .asString()
                        .equals("WARM"));
        assertThat(ECR.describeImages(images -> images.repositoryName("m-add/prometheus/node-exporter"))
                        .imageDetails())
                .isNotEmpty();
        eventually(
                "the inventory says that it was asked for",
                () -> api.get("viewer", "/repositories?mirror=m-add&q=node-exporter")
                        .path("items")
                        .path(0)
                        .path("requested")
                        .asBoolean());
    }

    @Test
    void accessIsChangedInPlaceAndBack() {
        mirror("m-access");
        JsonNode filed = api.file(change("CHANGE_MIRROR", "m-access", "\"access\": \"ON_DEMAND\""));
        assertThat(kinds(filed))
                .contains("PutStatement", "CreateNativeTemplate")
                .doesNotContain("DeleteRule");
        assertThat(filed.path("plan").path("risk").asString()).isEqualTo("SAFE");
        carriedOut(filed);
        assertThat(ECR.getRegistryPolicy(policy -> {}).policyText()).contains("m-access/*");
        assertThat(found("m-access").path("access").asString()).isEqualTo("ON_DEMAND");
        assertThat(found("m-access").path("grants")).hasSize(1);

        JsonNode back = api.file(change("CHANGE_MIRROR", "m-access", "\"access\": \"CURATED\", \"grants\": []"));
        assertThat(kinds(back)).contains("DeleteStatement", "DeleteNativeTemplate");
        carriedOut(back);
        assertThat(registryPolicy()).doesNotContain("m-access/*");
        assertThat(found("m-access").path("grants")).isEmpty();
        String repository = "m-access/prometheus/prometheus";
        eventually(
                "the grants are taken out of its repository too",
                () -> isGone(
                        RepositoryPolicyNotFoundException.class,
                        () -> ECR.getRepositoryPolicy(policy -> policy.repositoryName(repository))));
        eventually("that is as it should be", () -> conforms(repository));
    }

    @Test
    void whatTheNextTemplateNoLongerHasIsTakenFromItsRepositories() {
        String repository = "m-bare/prometheus/prometheus";
        carriedOut(api.file(
                TemplateDraft.mirror("m-bare", "m-bare-cache", "CURATED", true, "prometheus/prometheus:v3.5.0")));
        eventually("it is as its template says", () -> conforms(repository));
        assertThat(ECR.getLifecyclePolicy(policy -> policy.repositoryName(repository))
                        .lifecyclePolicyText())
                .contains("900");
        carriedOut(api.file("""
                {"kind": "CHANGE_MIRROR", "reason": "It is time", "mirror": {"prefix": "m-bare", "template": "m-bare-plain"},
                 "template": {"name": "m-bare-plain"}}"""));
        eventually(
                "its lifecycle policy is taken away",
                () -> isGone(
                        LifecyclePolicyNotFoundException.class,
                        () -> ECR.getLifecyclePolicy(policy -> policy.repositoryName(repository))));
        eventually("it is as its next template says", () -> conforms(repository));
    }

    @Test
    void anotherUpstreamReplacesTheRuleAndThePlanSaysSo() {
        mirror("m-moves");
        String draft = change("CHANGE_MIRROR", "m-moves", "\"upstream\": \"ecr-public\"");
        HttpResponse<String> preview = api.post("requester", "/requests/preview", draft);
        assertThat(preview.body()).contains("ECR cannot change this in place");

        JsonNode filed = api.file(draft);
        assertThat(kinds(filed)).containsSubsequence("DeleteRule", "CreateRule");
        assertThat(filed.path("plan").path("risk").asString()).isEqualTo("REPLACES");
        carriedOut(filed);
        assertThat(rules("m-moves"))
                .extracting(PullThroughCacheRule::upstreamRegistryUrl)
                .containsExactly("public.ecr.aws");
        assertThat(ECR.describeRepositories(all -> all.repositoryNames("m-moves/prometheus/prometheus"))
                        .repositories())
                .hasSize(1);
    }

    @Test
    void aRetiredMirrorLeavesItsRepositoriesAndItsPrefix() {
        mirror("m-keep");
        JsonNode filed = api.file(change("RETIRE_MIRROR", "m-keep", "\"repositories\": \"KEEP\""));
        assertThat(kinds(filed)).containsExactly("DeleteRule");
        carriedOut(filed);

        assertThat(rules("m-keep")).isEmpty();
        assertThat(api.get("viewer", "/mirrors?prefix=m-keep").path("items")).isEmpty();
        assertThat(ECR.describeRepositories(all -> all.repositoryNames("m-keep/prometheus/prometheus"))
                        .repositories())
                .hasSize(1);
        mirror("m-keep");
    }

    @Test
    void aRetiredMirrorTakesItsRepositoriesAlongIfThatWasDecided() {
        long first = mirror("m-delete");
        eventually(
                "the image is warm",
                () -> api.request(first)
                        .path("pull")
                        .path(0)
                        .path("state")
                        .asString()
                        .equals("WARM"));
        eventually(
                "the inventory knows it",
                () -> api.get("viewer", "/repositories?mirror=m-delete")
                                .path("total")
                                .asInt()
                        == 1);
        JsonNode filed = api.file(change("RETIRE_MIRROR", "m-delete", "\"repositories\": \"DELETE\""));
        assertThat(kinds(filed)).containsExactly("DeleteRule", "DeleteRepository");
        assertThat(filed.path("plan").path("risk").asString()).isEqualTo("DESTROYS");
        assertThat(filed.path("mirror").path("repositories").asString()).isEqualTo("DELETE");
        assertThat(approvedOnItsPage(filed, "m-delete"))
                .contains("Nothing was approved. Type “1 repository, ")
                .containsPattern("1 repository with [0-9.]+ [kMG]?B of images is deleted")
                .containsPattern("Whoever approves it types: <b [^>]+>1 repository, [0-9.]+ [kMG]?B</b>");
        assertThat(api.state(filed.path("id").asLong())).isEqualTo("SUBMITTED");
        carriedOut(filed);

        assertThatThrownBy(() -> ECR.describeRepositories(all -> all.repositoryNames("m-delete/prometheus/prometheus")))
                .isInstanceOf(RepositoryNotFoundException.class);
    }

    /** With a word that is not the one it asks for. */
    private String approvedOnItsPage(JsonNode request, String word) {
        Browser browser = new Browser(port);
        browser.signIn("approver", "approver");
        String page = "/requests/" + request.path("id").asLong();
        return browser.submit(
                        page,
                        page + "/approve",
                        Map.of("planHash", request.path("plan").path("hash").asString(), "confirmation", word))
                .body();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ADD_IMAGES    | m-none   | "warm": ["grafana/grafana:12.1"]                       | mirror.prefix       | There is no mirror “m-none” in
            ADD_IMAGES    | m-input  | "warm": []                                             | mirror.warm         | Name at least one image
            ADD_IMAGES    | m-input  | "warm": ["docker.io/library/nginx:1"]                  | mirror.warm[0]      | quay.io
            CHANGE_MIRROR | m-input  | "access": "CURATED"                                    | mirror              | This changes nothing
            CHANGE_MIRROR | m-input  | "warm": ["grafana/grafana:12.1"]                       | mirror.warm         | ADD_IMAGES
            CHANGE_MIRROR | m-input  | "template": "none-such"                                | mirror.template     | There is no template “none-such”
            CHANGE_MIRROR | m-input  | "team": "platform"                                     | mirror.team         | You are not in the team “platform”
            RETIRE_MIRROR | m-input  | "repositories": "PERHAPS"                              | mirror.repositories | KEEP leaves them
            """)
    void refusesWhatCannotBe(String kind, String prefix, String members, String field, String words) {
        if (api.get("viewer", "/mirrors?prefix=m-input").path("total").asInt() == 0) {
            mirror("m-input");
        }
        HttpResponse<String> refused = api.post("requester", "/requests", change(kind, prefix, members));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        JsonNode error = json(refused).path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("message").asString()).contains(words);
    }

    @Test
    void aFormWithoutAKnownKindIsNotThere() {
        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");
        assertThat(browser.get("/requests/new?kind=NONE").statusCode()).isEqualTo(404);
        assertThat(browser.submit("/requests/new", "/requests/mirror", Map.of("prefix", "m-none"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void oneChangeOfAMirrorIsUnderReviewAtATime() {
        mirror("m-once");
        JsonNode first = api.file(change("CHANGE_MIRROR", "m-once", "\"access\": \"ON_DEMAND\""));
        HttpResponse<String> second =
                api.post("requester", "/requests", change("RETIRE_MIRROR", "m-once", "\"repositories\": \"KEEP\""));
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body())
                .contains("Request #" + first.path("id").asLong() + " by requester changes “m-once” already");
    }

    private long mirror(String prefix) {
        return carriedOut(api.file("""
                {"kind": "CREATE_MIRROR", "reason": "We need it",
                 "mirror": {"prefix": "%s", "upstream": "quay", "team": "payments",
                            "grants": [{"account": "444455556666"}], "warm": ["prometheus/prometheus:v3.5.0"]}}""".formatted(prefix)));
    }

    private static String change(String kind, String prefix, String members) {
        return "{\"kind\": \"%s\", \"reason\": \"It is time\", \"mirror\": {\"prefix\": \"%s\", %s}}"
                .formatted(kind, prefix, members);
    }

    private long carriedOut(JsonNode filed) {
        long id = api.approve(filed);
        eventually("the run has ended", () -> List.of("DONE", "FAILED").contains(api.state(id)));
        assertThat(api.state(id))
                .as(() -> api.request(id).path("run").toPrettyString())
                .isEqualTo("DONE");
        return id;
    }

    private static boolean isGone(Class<? extends EcrException> says, Runnable read) {
        try {
            read.run();
            return false;
        } catch (EcrException refused) {
            assertThat(refused).isInstanceOf(says);
            return true;
        }
    }

    private boolean conforms(String repository) {
        return api.get("viewer", "/repositories?conforms=true&q=" + repository)
                        .path("total")
                        .asLong()
                == 1;
    }

    private JsonNode found(String prefix) {
        return api.get("viewer", "/mirrors?prefix=" + prefix).path("items").path(0);
    }

    private static List<String> kinds(JsonNode request) {
        return each(request.path("plan").path("steps"), "kind");
    }

    private static List<String> subjects(JsonNode request) {
        return each(request.path("plan").path("steps"), "subject");
    }

    private static List<PullThroughCacheRule> rules(String prefix) {
        return ECR.describePullThroughCacheRules(all -> {}).pullThroughCacheRules().stream()
                .filter(rule -> rule.ecrRepositoryPrefix().equals(prefix))
                .toList();
    }

    private static String registryPolicy() {
        try {
            return ECR.getRegistryPolicy(policy -> {}).policyText();
        } catch (RegistryPolicyNotFoundException _) {
            return "";
        }
    }
}
