package io.mirrordesk.story;

import static io.mirrordesk.support.DriftApi.repair;
import static io.mirrordesk.support.PortalApi.each;
import static io.mirrordesk.support.PortalApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.policy.PolicyDocument;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.CredentialDraft;
import io.mirrordesk.support.DriftApi;
import io.mirrordesk.support.Gate;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.Stranger;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecr.model.RegistryPolicyNotFoundException;
import tools.jackson.databind.JsonNode;

/** What somebody changes behind the portal's back is found, put to a name, and repaired or accepted by a request. */
class DriftTest extends StoryTest {

    private static final Stranger STRANGER = new Stranger(SANDBOX.endpoint());

    private DriftApi drift;

    @BeforeEach
    void driftIsAskedFor() {
        drift = new DriftApi(api, REGISTRY.toString());
    }

    @Test
    void whatAStrangerChangedIsFoundPutToANameAndRepaired() {
        api.carryOut(api.file(onDemand("drift-od")));
        edit("MirrordeskDriftOd", "444455556666", "999900001111");
        STRANGER.ecr.deleteRepositoryCreationTemplate(template -> template.prefix("drift-od"));
        STRANGER.ecr.deletePullThroughCacheRule(rule -> rule.ecrRepositoryPrefix("drift-od"));

        JsonNode statement = drift.awaited("statement:MirrordeskDriftOd");
        assertThat(statement.path("kind").asString()).isEqualTo("CHANGED");
        assertThat(statement.path("observed").toString()).contains("999900001111");
        assertThat(statement.path("desired").toString()).contains("444455556666");
        assertThat(statement.path("changedBy").path("principal").asString()).isEqualTo(Stranger.ARN);
        assertThat(statement.path("changedBy").path("event").asString()).isEqualTo("PutRegistryPolicy");
        assertThat(drift.awaited("native-template:drift-od").path("kind").asString())
                .isEqualTo("MISSING");
        JsonNode rule = drift.awaited("rule:drift-od");
        assertThat(rule.path("changedBy").path("event").asString()).isEqualTo("DeletePullThroughCacheRule");
        assertThat(mirror("drift-od").path("drift").asInt()).isEqualTo(3);

        JsonNode filed = api.file(repair("rule:drift-od", "statement:MirrordeskDriftOd", "native-template:drift-od"));
        assertThat(filed.path("title").asString()).isEqualTo("Repair rule:drift-od and 2 more");
        assertThat(filed.path("team").asString()).isEqualTo("payments");
        assertThat(each(filed.path("plan").path("steps"), "kind"))
                .containsExactly("CreateNativeTemplate", "CreateRule", "PutStatement");
        long request = api.carryOut(filed);
        assertThat(PolicyDocument.parse(policy()).statement("MirrordeskDriftOd").orElseThrow())
                .contains("444455556666")
                .doesNotContain("999900001111");
        assertThat(drift.finding("rule:drift-od")).isEmpty();
        JsonNode over = drift.whole(rule);
        assertThat(over.path("closedAt").isNull()).isFalse();
        assertThat(over.path("repairedBy").asLong()).isEqualTo(request);
        assertThat(each(
                        api.get("viewer", "/audit?subject=rule:drift-od&actor=drift")
                                .path("items"),
                        "action"))
                .containsExactly("DriftEnded", "DriftFound");
        drift.check();
        assertThat(mirror("drift-od").path("drift").asInt()).isZero();
    }

    @Test
    void aStatementOfSomebodyElseIsNoDrift() {
        api.carryOut(api.file(onDemand("drift-foreign")));
        STRANGER.ecr.putRegistryPolicy(put -> put.policyText(policy().replaceFirst("\\[", """
                [{"Sid":"Theirs","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999900001111:root"},
                 "Action":"ecr:ReplicateImage","Resource":"arn:aws:ecr:eu-central-1:111122223333:repository/*"},""")));
        drift.check();
        assertThat(drift.finding("statement:MirrordeskDriftForeign")).isEmpty();
        assertThat(drift.finding("statement:Theirs")).isEmpty();
        assertThat(policy()).contains("Theirs");
    }

    @Test
    void aRuleThatReadsAnotherManagedSecretIsAcceptedWithoutAStep() {
        api.carryOut(api.file(CredentialDraft.mirror("drift-moved")));
        api.carryOut(api.file(CredentialDraft.of(
                "CREATE_CREDENTIAL",
                "drift-other",
                "\"upstream\": \"docker-hub\", \"username\": \"me\", \"accessToken\": \"fine\"")));
        String other = STRANGER.secrets
                .describeSecret(secret -> secret.secretId("ecr-pullthroughcache/drift-other-1"))
                .arn();
        STRANGER.ecr.updatePullThroughCacheRule(
                rule -> rule.ecrRepositoryPrefix("drift-moved").credentialArn(other));
        JsonNode finding = drift.found("rule:drift-moved");
        JsonNode acceptance = drift.whole(finding).path("acceptance");
        assertThat(acceptance.path("kind").asString()).isEqualTo("CHANGE_MIRROR");
        assertThat(acceptance.path("fields").path("credential").asString()).isEqualTo("drift-other");

        JsonNode filed = api.file("""
                {"kind": "CHANGE_MIRROR", "reason": "It is right so", "mirror": {"prefix": "drift-moved", "credential": "drift-other"}}""");
        assertThat(filed.path("plan").path("steps")).isEmpty();
        long request = api.carryOut(filed);
        assertThat(mirror("drift-moved").path("credential").asString()).isEqualTo("drift-other");
        assertThat(drift.whole(finding).path("repairedBy").asLong()).isEqualTo(request);
        drift.check();
        assertThat(drift.finding("rule:drift-moved")).isEmpty();
    }

    @Test
    void aRuleThatIsGoneIsAcceptedByRetiringItsMirror() {
        api.carryOut(api.file(CredentialDraft.mirror("drift-gone")));
        STRANGER.ecr.deletePullThroughCacheRule(rule -> rule.ecrRepositoryPrefix("drift-gone"));
        JsonNode finding = drift.found("rule:drift-gone");
        assertThat(drift.whole(finding).path("acceptance").path("kind").asString())
                .isEqualTo("RETIRE_MIRROR");

        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");
        String page = browser.get("/drift/" + finding.path("id").asLong()).body();
        assertThat(page)
                .contains("Changed by " + Stranger.ARN + " on ", "DeletePullThroughCacheRule")
                .contains("/requests/new?kind=RETIRE_MIRROR", "/requests/new/repair?registry=" + REGISTRY);
        assertThat(browser.get("/").body()).contains("not as");
        assertThat(browser.get("/mirrors/" + mirror("drift-gone").path("id").asLong())
                        .body())
                .contains("Not as it should be", "rule:drift-gone");

        JsonNode filed = api.file("""
                {"kind": "RETIRE_MIRROR", "reason": "It is over", "mirror": {"prefix": "drift-gone", "repositories": "KEEP"}}""");
        assertThat(filed.path("plan").path("steps")).isEmpty();
        long request = api.carryOut(filed);
        assertThat(drift.whole(finding).path("repairedBy").asLong()).isEqualTo(request);
    }

    @Test
    void aStatementWithOtherPrincipalsIsAcceptedAsGrantsAndOneWithOtherActionsIsNot() {
        api.carryOut(api.file(onDemand("drift-grants")));
        edit("MirrordeskDriftGrants", "444455556666", "999900001111");
        JsonNode acceptance =
                drift.whole(drift.found("statement:MirrordeskDriftGrants")).path("acceptance");
        assertThat(acceptance.path("kind").asString()).isEqualTo("CHANGE_MIRROR");
        assertThat(acceptance.path("fields").path("grants").asString()).isEqualTo("999900001111");

        edit("MirrordeskDriftGrants", "ecr:BatchImportUpstreamImage", "ecr:*");
        JsonNode refused =
                drift.whole(drift.found("statement:MirrordeskDriftGrants")).path("acceptance");
        assertThat(refused.path("kind").isNull()).isTrue();
        assertThat(refused.path("whyNot").asString()).contains("no longer one that access grants would make");
        api.carryOut(api.file(repair("statement:MirrordeskDriftGrants")));
    }

    @Test
    void aSecretThatIsGoneIsFoundAndCannotBeRepaired() {
        api.carryOut(api.file(CredentialDraft.mirror("drift-secret")));
        String secret = "ecr-pullthroughcache/drift-secret-1";
        STRANGER.secrets.deleteSecret(delete -> delete.secretId(secret));
        JsonNode finding = drift.found("secret:" + secret);
        assertThat(finding.path("kind").asString()).isEqualTo("MISSING");
        assertThat(finding.path("changedBy").path("event").asString()).isEqualTo("DeleteSecret");
        assertThat(finding.path("repairable").asBoolean()).isFalse();
        refused(
                repair("secret:" + secret),
                "subjects[0]",
                "“secret:" + secret
                        + "” is scheduled for deletion. Restore it in Secrets Manager, or rotate the credential “drift-secret”");
        STRANGER.secrets.restoreSecret(restore -> restore.secretId(secret));
        drift.check();
        assertThat(drift.finding("secret:" + secret)).isEmpty();
        assertThat(drift.whole(finding).path("repairedBy").isNull()).isTrue();

        STRANGER.secrets.deleteSecret(delete -> delete.secretId(secret).forceDeleteWithoutRecovery(true));
        drift.found("secret:" + secret);
        refused(repair("secret:" + secret), "subjects[0]", "“secret:" + secret + "” is gone, and its value with it.");
        api.carryOut(api.file(CredentialDraft.of("ROTATE_CREDENTIAL", "drift-secret", "\"accessToken\": \"fine-2\"")));
        assertThat(drift.finding("secret:" + secret)).isEmpty();
    }

    @Test
    void whatCannotBeReadStaysAsItWasFound() {
        api.carryOut(api.file(CredentialDraft.mirror("drift-unread")));
        STRANGER.ecr.deletePullThroughCacheRule(rule -> rule.ecrRepositoryPrefix("drift-unread"));
        JsonNode finding = drift.found("rule:drift-unread");
        fail("DescribePullThroughCacheRules", "AccessDeniedException");
        JsonNode check = drift.check();
        assertThat(check.path("error").asString()).contains("could not be read, and what was known of them stays.");
        JsonNode still = drift.finding("rule:drift-unread").orElseThrow();
        assertThat(still.path("foundAt")).isEqualTo(finding.path("foundAt"));
        assertThat(still.path("unread").isNull()).isFalse();

        clear();
        assertThat(drift.check().path("error").isNull()).isTrue();
        assertThat(drift.finding("rule:drift-unread")
                        .orElseThrow()
                        .path("unread")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatARunIsAtWorkOnIsNoDrift() throws InterruptedException {
        api.carryOut(api.file(CredentialDraft.mirror("drift-run")));
        api.carryOut(api.file(CredentialDraft.of(
                "CREATE_CREDENTIAL",
                "drift-run-2",
                "\"upstream\": \"docker-hub\", \"username\": \"me\", \"accessToken\": \"fine\"")));
        CountDownLatch held = GATE.disturb("PutRegistryPolicy", "drift-run/", Trouble.HELD, 1);
        JsonNode filed = api.file("""
                {"kind": "CHANGE_MIRROR", "reason": "On demand", "mirror": {"prefix": "drift-run", "credential": "drift-run-2",
                 "access": "ON_DEMAND", "grants": [{"account": "444455556666"}]}}""");
        long request = api.approve(filed);
        assertThat(held.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(ECR.describePullThroughCacheRules(rules -> rules.ecrRepositoryPrefixes("drift-run"))
                        .pullThroughCacheRules()
                        .getFirst()
                        .credentialArn())
                .as("the rule is switched and nobody has promoted it")
                .contains("drift-run-2");
        drift.check();
        assertThat(drift.finding("rule:drift-run")).isEmpty();
        GATE.clear();
        eventually("it is done", () -> api.state(request).equals("DONE"));
        drift.check();
        assertThat(drift.finding("rule:drift-run")).isEmpty();
        assertThat(drift.finding("statement:MirrordeskDriftRun")).isEmpty();
    }

    @Test
    void whatAFailedRunLeftHalfDoneIsPutToItsRequest() {
        api.carryOut(api.file(CredentialDraft.mirror("drift-half")));
        GATE.disturb("PutRegistryPolicy", "drift-half/", Trouble.DENIED, Gate.ALWAYS);
        long request = api.approve(api.file("""
                {"kind": "CHANGE_MIRROR", "reason": "Elsewhere", "mirror": {"prefix": "drift-half", "credential": "", "upstream": "quay",
                 "access": "ON_DEMAND", "grants": [{"account": "444455556666"}]}}"""));
        eventually("its run has failed", () -> api.state(request).equals("FAILED"));
        drift.check();
        JsonNode rule = drift.awaited("rule:drift-half");
        assertThat(rule.path("changedBy").isNull()).isTrue();
        assertThat(rule.path("half").asLong()).isEqualTo(request);
        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");
        assertThat(browser.get("/drift/" + rule.path("id").asLong()).body())
                .contains("The portal, for request #" + request, "a repair would undo what it did");

        GATE.clear();
        assertThat(api.steer(request, "rollback").statusCode()).isEqualTo(200);
        eventually(
                "it is undone",
                () -> api.request(request).path("run").path("state").asString().equals("ROLLED_BACK"));
        drift.check();
        assertThat(drift.finding("rule:drift-half")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rule:drift-none             | “rule:drift-none” is not managed here, so there is nothing to repair it to.
            repository:drift/none       | “repository:drift/none” is not managed here
            repository:Not A Name       | “repository:Not A Name” is not managed here
            template:standard           | “template:standard” is a thing of the portal and nothing in AWS, so it cannot drift.
            thing:x                     | “thing:x” is not a subject. Write <type>:<name>, such as rule:docker-hub.
            rule:                       | “rule:” is not a subject.
            """)
    void refusesWhatCannotBeRepaired(String subject, String words) {
        refused(repair(subject), "subjects[0]", words);
    }

    @Test
    void refusesWhatIsAsItShouldBeAndWhatIsRepairedAlready() {
        api.carryOut(api.file(CredentialDraft.mirror("drift-well")));
        refused(
                repair("rule:drift-well"),
                "subjects[0]",
                "“rule:drift-well” is as it should be, so there is nothing to repair.");
        STRANGER.ecr.deletePullThroughCacheRule(rule -> rule.ecrRepositoryPrefix("drift-well"));
        JsonNode first = api.file(repair("rule:drift-well"));
        refused(
                repair("rule:drift-well"),
                "subjects[0]",
                "Request #" + first.path("id").asLong() + " by requester repairs “rule:drift-well” already.");
        api.carryOut(first);
    }

    @Test
    void aRepairOfWhatIsNoLongerDesiredDoesNothing() {
        api.carryOut(api.file(CredentialDraft.mirror("drift-late")));
        STRANGER.ecr.deletePullThroughCacheRule(rule -> rule.ecrRepositoryPrefix("drift-late"));
        JsonNode repair = api.file(repair("rule:drift-late"));
        api.carryOut(api.file("""
                {"kind": "RETIRE_MIRROR", "reason": "It is over", "mirror": {"prefix": "drift-late", "repositories": "KEEP"}}"""));
        STRANGER.ecr.createPullThroughCacheRule(
                rule -> rule.ecrRepositoryPrefix("drift-late").upstreamRegistryUrl("quay.io"));

        HttpResponse<String> refused = api.decide("approver", repair);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("“rule:drift-late” is not managed here any more");
        assertThat(ECR.describePullThroughCacheRules(rules -> rules.ecrRepositoryPrefixes("drift-late"))
                        .pullThroughCacheRules())
                .hasSize(1);
    }

    @Test
    void refusesNoneAndTooManyAndSubjectsOfAnotherKind() {
        refused("{\"kind\": \"REPAIR_DRIFT\", \"reason\": \"no\"}", "subjects", "Name what is to be repaired");
        String many = String.join("\", \"", Collections.nCopies(201, "rule:x"));
        refused(repair(many), "subjects", "These are 201 subjects; a request can repair at most 200.");
        refused(
                "{\"kind\": \"CREATE_TEMPLATE\", \"reason\": \"no\", \"subjects\": [\"rule:x\"]}",
                "subjects",
                "Subjects belong to requests of kind REPAIR_DRIFT or ADOPT; this one is of kind CREATE_TEMPLATE.");
    }

    /** The stranger edits one statement of the registry policy and leaves the others. */
    private static void edit(String sid, String from, String to) {
        PolicyDocument policy = PolicyDocument.parse(policy());
        String edited = policy.statement(sid).orElseThrow().replace(from, to);
        STRANGER.ecr.putRegistryPolicy(
                put -> put.policyText(policy.with(sid, edited).text()));
    }

    private void refused(String draft, String field, String words) {
        HttpResponse<String> refused = api.post("requester", "/requests", draft);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        JsonNode error = json(refused).path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("message").asString()).contains(words);
    }

    private static String onDemand(String prefix) {
        return """
                {"kind": "CREATE_MIRROR", "reason": "We need it",
                 "mirror": {"prefix": "%s", "access": "ON_DEMAND", "upstream": "quay", "team": "payments",
                            "grants": [{"account": "444455556666"}]}}""".formatted(prefix);
    }

    private JsonNode mirror(String prefix) {
        return api.get("viewer", "/mirrors?prefix=" + prefix).path("items").path(0);
    }

    private static String policy() {
        try {
            return ECR.getRegistryPolicy(policy -> {}).policyText();
        } catch (RegistryPolicyNotFoundException _) {
            return "";
        }
    }
}
