package io.mirrordesk.story;

import static io.mirrordesk.support.PortalApi.each;
import static io.mirrordesk.support.PortalApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.observed.Syncs;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.Stranger;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ecr.model.RCTAppliedFor;
import software.amazon.awssdk.services.ecr.model.RegistryPolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.Tag;
import tools.jackson.databind.JsonNode;

/** What somebody else made is taken under management as it is, observed, and managed from its first plan on. */
class AdoptionTest extends StoryTest {

    private static final Stranger STRANGER = new Stranger(SANDBOX.endpoint());
    private static final String ARN = "arn:aws:ecr:eu-central-1:111122223333:repository/";
    private static final String SECRET = "{\"username\": \"old\", \"accessToken\": \"fine\"}";

    @Autowired
    private Syncs syncs;

    @Test
    void whatAStrangerMadeIsAdoptedAsItIsAndManagedFromItsFirstPlanOn() {
        hub("adopt-old");
        grant("TheirGrant", "adopt-old", "444455556666", "[\"ecr:CreateRepository\",\"ecr:BatchImportUpstreamImage\"]");
        grant("TheirPush", "adopt-old", "999900001111", "\"ecr:ReplicateImage\"");
        STRANGER.ecr.createRepositoryCreationTemplate(
                template -> template.prefix("adopt-old")
                        .appliedFor(RCTAppliedFor.PULL_THROUGH_CACHE)
                        .lifecyclePolicy(
                                "{\"rules\":[{\"rulePriority\":1,\"selection\":{\"tagStatus\":\"untagged\","
                                        + "\"countType\":\"imageCountMoreThan\",\"countNumber\":5},\"action\":{\"type\":\"expire\"}}]}"));
        repository("adopt-old/library/nginx");
        repository("adopt-old/library/redis");
        synced("adopt-old/library/redis");

        JsonNode found = adoptable("adopt-old");
        assertThat(found.path("adoptable").asBoolean())
                .as(found.toPrettyString())
                .isTrue();
        assertThat(found.path("upstream").asString()).isEqualTo("docker-hub");
        assertThat(found.path("access").asString()).isEqualTo("ON_DEMAND");
        assertThat(found.path("credential").asString()).isEqualTo("adopt-old");
        assertThat(found.path("newCredential").asBoolean()).isTrue();
        assertThat(each(found.path("grants"), "account")).containsExactly("444455556666");
        assertThat(each(found.path("statements"), "sid")).containsExactly("TheirGrant", "TheirPush");
        assertThat(each(found.path("statements"), "granted")).containsExactly("true", "false");
        assertThat(found.path("repositories").path("count").asInt()).isEqualTo(2);
        assertThat(each(found.path("firstPlan"), "kind"))
                .containsExactlyInAnyOrder("PutStatement", "UpdateNativeTemplate");

        String before = aws("adopt-old");
        JsonNode filed = api.file(adopt("rule:adopt-old", "repository:adopt-old/library/nginx"));
        assertThat(filed.path("title").asString()).isEqualTo("Adopt rule:adopt-old and 1 more");
        assertThat(filed.path("team").asString()).isEqualTo("payments");
        assertThat(filed.path("plan").path("steps")).isEmpty();
        assertThat(filed.path("plan").path("standingOrders")).isEmpty();
        JsonNode adoption = filed.path("plan").path("adoptions").path(0);
        assertThat(each(adoption.path("mirrors"), "prefix")).containsExactly("adopt-old");
        assertThat(each(adoption.path("credentials"), "secretName")).containsExactly("ecr-pullthroughcache/adopt-old");
        long request = api.carryOut(filed);

        assertThat(aws("adopt-old")).isEqualTo(before);
        assertThat(api.records(request))
                .noneMatch(record -> record.path("phase").asString().equals("INTENT"))
                .extracting(record -> record.path("action").asString())
                .contains("AdoptMirror", "AdoptCredential", "AdoptRepository");
        JsonNode mirror = mirror("adopt-old");
        assertThat(mirror.path("observing").asBoolean()).isTrue();
        assertThat(mirror.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(mirror.path("credential").asString()).isEqualTo("adopt-old");
        assertThat(mirror.path("team").asString()).isEqualTo("payments");
        assertThat(api.credential("adopt-old").path("state").asString()).isEqualTo("ACTIVE");
        assertThat(adoptables()).doesNotContain("adopt-old");

        repository("adopt-old/library/busybox");
        synced("adopt-old/library/busybox");
        assertThat(repairs("adopt-old/")).isEmpty();
        assertThat(aws("adopt-old")).isEqualTo(before);
        assertThat(tags("adopt-old/library/nginx")).isEmpty();
        assertThat(tags("adopt-old/library/busybox")).isEmpty();
        assertThat(page("/mirrors/" + mirror.path("id").asLong())).contains("Only observed", "Observing");

        JsonNode first = api.file("""
                {"kind": "CHANGE_MIRROR", "reason": "Take it over", "mirror": {"prefix": "adopt-old", "template": "adopt-template"},
                 "template": {"name": "adopt-template", "mode": "EMULATED", "tags": {"team": "payments"}, "tagMutability": "MUTABLE", "scanOnPush": true}}""");
        assertThat(each(first.path("plan").path("steps"), "kind"))
                .containsExactlyInAnyOrder("UpdateNativeTemplate", "PutStatement");
        assertThat(each(first.path("plan").path("standingOrders"), "prefix")).containsExactly("adopt-old");
        long managed = api.carryOut(first);
        assertThat(mirror("adopt-old").path("observing").asBoolean()).isFalse();
        assertThat(api.records(managed))
                .extracting(record -> record.path("action").asString())
                .contains("ManageMirror");
        eventually(
                "the adopted one conforms",
                () -> tags("adopt-old/library/nginx").contains("mirrordesk:template"));
        eventually(
                "the younger one conforms",
                () -> tags("adopt-old/library/busybox").contains("mirrordesk:template"));
        assertThat(tags("adopt-old/library/redis")).isEmpty();
        assertThat(policy()).contains("TheirGrant", "TheirPush", "MirrordeskAdoptOld");
    }

    @Test
    void anObservedMirrorIsTakenOverByAChangeThatChangesNothing() {
        quay("adopt-plain");
        api.carryOut(api.file(adopt("rule:adopt-plain")));
        assertThat(mirror("adopt-plain").path("access").asString()).isEqualTo("CURATED");
        JsonNode change = api.file(
                "{\"kind\": \"CHANGE_MIRROR\", \"reason\": \"Ours now\", \"mirror\": {\"prefix\": \"adopt-plain\"}}");
        assertThat(change.path("plan").path("steps")).isEmpty();
        assertThat(each(change.path("plan").path("standingOrders"), "prefix")).containsExactly("adopt-plain");
        api.carryOut(change);
        assertThat(mirror("adopt-plain").path("observing").asBoolean()).isFalse();
        refused(
                "{\"kind\": \"CHANGE_MIRROR\", \"reason\": \"Again\", \"mirror\": {\"prefix\": \"adopt-plain\"}}",
                "mirror",
                "This changes nothing: say what should be different.");
    }

    @Test
    void aFirstImageEndsObservingWithAStandingOrder() {
        quay("adopt-image");
        api.carryOut(api.file(adopt("rule:adopt-image")));
        JsonNode images = api.file("""
                {"kind": "ADD_IMAGES", "reason": "We pull it", "mirror": {"prefix": "adopt-image", "warm": ["prometheus/prometheus:v3.5.0"]}}""");
        assertThat(each(images.path("plan").path("standingOrders"), "prefix")).containsExactly("adopt-image");
        api.carryOut(images);
        assertThat(mirror("adopt-image").path("observing").asBoolean()).isFalse();
    }

    @Test
    void twoAdoptionsHaveDifferentHashes() {
        quay("adopt-h1");
        quay("adopt-h2");
        JsonNode one = api.file(adopt("rule:adopt-h1"));
        JsonNode other = api.file(adopt("rule:adopt-h2"));
        String hash = one.path("plan").path("hash").asString();
        assertThat(hash).isNotEqualTo(other.path("plan").path("hash").asString());
        HttpResponse<String> mixed = api.post(
                "approver", "/requests/" + other.path("id").asLong() + "/approve", "{\"planHash\": \"" + hash + "\"}");
        assertThat(mixed.statusCode()).isEqualTo(409);
        api.carryOut(one);
        api.carryOut(other);
    }

    @Test
    void whatHasMovedSinceItWasFiledIsNotAdopted() {
        quay("adopt-moved");
        JsonNode filed = api.file(adopt("rule:adopt-moved"));
        STRANGER.ecr.deletePullThroughCacheRule(rule -> rule.ecrRepositoryPrefix("adopt-moved"));
        HttpResponse<String> gone = api.decide("approver", filed);
        assertThat(gone.statusCode()).isEqualTo(409);
        assertThat(gone.body())
                .contains(
                        "What is to be adopted is no longer as it was when this was filed. There is no rule “adopt-moved”");
        STRANGER.ecr.createPullThroughCacheRule(
                rule -> rule.ecrRepositoryPrefix("adopt-moved").upstreamRegistryUrl("public.ecr.aws"));
        assertThat(api.decide("approver", filed).body())
                .contains("Withdraw the request, and file it again as it is now.");
        assertThat(mirror("adopt-moved").isMissingNode()).isTrue();
    }

    @Test
    void refusesWhatCannotBeAdopted() {
        quay("adopt-open");
        long open = api.file(adopt("rule:adopt-open")).path("id").asLong();
        refused(
                adopt("rule:adopt-open"),
                "subjects[0]",
                "Request #" + open
                        + " by requester is about “rule:adopt-open” already. Comment there, or wait until it is done.");
        assertThat(each2(adoptable("adopt-open").path("reasons")).getFirst()).contains("Request #" + open);
        api.carryOut(api.file(HubDraft.of("adopt-ours").json()));
        refused(adopt("rule:adopt-ours"), "subjects[0]", "“rule:adopt-ours” is managed here already.");
        STRANGER.secrets.deleteSecret(
                delete -> delete.secretId(hub("adopt-lost")).forceDeleteWithoutRecovery(true));
        refused(
                adopt("rule:adopt-lost"),
                "subjects[0]",
                "“rule:adopt-lost” cannot be adopted. Its secret ecr-pullthroughcache/adopt-lost is gone, so ECR cannot sign in at the upstream. Give the rule another one.");
        repository("adopt-open/x");
        synced("adopt-open/x");
        quay("adopt-alone");
        repository("adopt-alone/x");
        synced("adopt-alone/x");
        refused(
                adopt("repository:adopt-alone/x"),
                "subjects[0]",
                "“adopt-alone/x” lies below the rule “adopt-alone”, which is not managed here. Adopt the rule too.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rule:adopt-none          | There is no rule “adopt-none” in 111122223333.eu-central-1.
            repository:adopt/none    | The inventory of 111122223333.eu-central-1 has no repository “adopt/none”.
            secret:adopt             | “secret:adopt” comes with its rule. Name the rule instead.
            template:adopt           | “template:adopt” is a thing of the portal and nothing in AWS, so there is nothing to adopt.
            thing:x                  | “thing:x” is not a subject.
            """)
    void refusesWhatIsNotThere(String subject, String words) {
        refused(adopt(subject), "subjects[0]", words);
    }

    @Test
    void refusesNoneTooManyAForeignTeamAndMoreThanATeam() {
        refused(
                "{\"kind\": \"ADOPT\", \"reason\": \"no\"}",
                "subjects",
                "Name what is to be adopted, such as rule:quay-old.");
        refused(
                adopt(Collections.nCopies(201, "rule:x").toArray(String[]::new)),
                "subjects",
                "These are 201 subjects; a request can adopt at most 200.");
        refused(
                "{\"kind\": \"ADOPT\", \"reason\": \"no\", \"subjects\": [\"rule:x\"], \"mirror\": {\"team\": \"platform\"}}",
                "mirror.team",
                "You are not in the team “platform”, so you cannot file for it.");
        refused(
                "{\"kind\": \"ADOPT\", \"reason\": \"no\", \"subjects\": [\"rule:x\"], \"mirror\": {\"prefix\": \"x\"}}",
                "mirror",
                "Of the member mirror, a request of kind ADOPT takes only the team");
    }

    @Test
    void thePageListsAndFilesWithoutAScript() {
        quay("adopt-page");
        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");
        String path = "/registries/" + REGISTRY + "/adopt";
        assertThat(browser.get(path).body()).contains("adopt-page", "value=\"rule:adopt-page\"");
        HttpResponse<String> refused = browser.submit(path, path, Map.of("team", "payments", "reason", "Because"));
        assertThat(refused.body()).contains("Name what is to be adopted", "Because");
        HttpResponse<String> preview = browser.submit(
                path,
                path + "/preview",
                Map.of("subjects", "rule:adopt-page", "team", "payments", "reason", "Because"));
        assertThat(preview.body())
                .contains("Nothing in AWS would change.", "comes under management", "checked=\"checked\"");
        assertThat(page(path)).contains("adopt-page").doesNotContain("value=\"rule:adopt-page\"");
    }

    private static String adopt(String... subjects) {
        return "{\"kind\": \"ADOPT\", \"reason\": \"It is ours\", \"subjects\": [\"" + String.join("\", \"", subjects)
                + "\"]}";
    }

    private static String hub(String prefix) {
        String secret = STRANGER.secrets
                .createSecret(
                        create -> create.name("ecr-pullthroughcache/" + prefix).secretString(SECRET))
                .arn();
        STRANGER.ecr.createPullThroughCacheRule(rule -> rule.ecrRepositoryPrefix(prefix)
                .upstreamRegistryUrl("registry-1.docker.io")
                .credentialArn(secret));
        return secret;
    }

    private static void quay(String prefix) {
        STRANGER.ecr.createPullThroughCacheRule(
                rule -> rule.ecrRepositoryPrefix(prefix).upstreamRegistryUrl("quay.io"));
    }

    private static void repository(String name) {
        STRANGER.ecr.createRepository(repository -> repository.repositoryName(name));
    }

    private static void grant(String sid, String prefix, String account, String actions) {
        String statement =
                "{\"Sid\":\"%s\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::%s:root\"},\"Action\":%s,\"Resource\":\"%s\"}"
                        .formatted(sid, account, actions, ARN + prefix + "/*");
        String policy = policy();
        String with = policy.isEmpty()
                ? "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}"
                : policy.replaceFirst("]\\s*}\\s*$", "," + statement.replace("$", "\\$") + "]}");
        STRANGER.ecr.putRegistryPolicy(put -> put.policyText(with));
    }

    /** All that the registry has of a prefix, to the letter. */
    private static String aws(String prefix) {
        return ECR.describePullThroughCacheRules(rules -> rules.ecrRepositoryPrefixes(prefix))
                        .pullThroughCacheRules()
                + policy()
                + ECR.describeRepositoryCreationTemplates(templates -> templates.prefixes(prefix))
                        .repositoryCreationTemplates()
                + STRANGER.secrets
                        .describeSecret(secret -> secret.secretId("ecr-pullthroughcache/" + prefix))
                        .versionIdsToStages()
                + tags(prefix + "/library/nginx")
                + tags(prefix + "/library/redis");
    }

    private static String policy() {
        try {
            return ECR.getRegistryPolicy(policy -> {}).policyText();
        } catch (RegistryPolicyNotFoundException _) {
            return "";
        }
    }

    private static String tags(String repository) {
        return ECR.listTagsForResource(list -> list.resourceArn(ARN + repository)).tags().stream()
                .map(Tag::key)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private void synced(String repository) {
        syncs.now(REGISTRY, ADMIN);
        eventually(
                "it is listed",
                () -> api.get("viewer", "/repositories?q=" + repository)
                                .path("total")
                                .asInt()
                        > 0);
    }

    private List<JsonNode> repairs(String prefix) {
        return api.get("viewer", "/audit?actor=reconcile&limit=200")
                .path("items")
                .valueStream()
                .filter(record -> record.path("subject").asString().contains(prefix))
                .toList();
    }

    private List<String> adoptables() {
        return each(api.get("viewer", "/registries/" + REGISTRY + "/adoptable").path("items"), "prefix");
    }

    private JsonNode adoptable(String prefix) {
        return api.get("viewer", "/registries/" + REGISTRY + "/adoptable")
                .path("items")
                .valueStream()
                .filter(item -> item.path("prefix").asString().equals(prefix))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode mirror(String prefix) {
        return api.get("viewer", "/mirrors?prefix=" + prefix).path("items").path(0);
    }

    private static List<String> each2(JsonNode texts) {
        return texts.valueStream().map(JsonNode::asString).toList();
    }

    private String page(String path) {
        Browser browser = new Browser(port);
        browser.signIn("viewer", "viewer");
        return browser.get(path).body();
    }

    private void refused(String draft, String field, String message) {
        HttpResponse<String> refused = api.post("requester", "/requests", draft);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(json(refused).path("errors").valueStream())
                .as(refused.body())
                .anyMatch(error -> error.path("field").asString().equals(field)
                        && error.path("message").asString().contains(message));
    }
}
