package io.mirrordesk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.People;
import io.mirrordesk.policy.PolicyDocument;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import io.mirrordesk.support.Stranger;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.services.ecr.model.RegistryPolicyNotFoundException;
import tools.jackson.databind.JsonNode;

/** Somebody deletes a secret or edits the registry policy past the portal, while a run is between the two steps that depend on it. */
class StrangerFaults extends SandboxedPortal {

    private static final Stranger STRANGER = new Stranger(SANDBOX.endpoint());
    private static final String THEIRS = """
            {"Sid":"%s","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999900001111:root"},\
            "Action":"ecr:ReplicateImage","Resource":"arn:aws:ecr:eu-central-1:111122223333:repository/*"}""";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private PortalApi api;

    @BeforeEach
    void peopleAreThere() {
        SomePeople.in(people);
        api = new PortalApi(port);
    }

    @AfterEach
    void removeRules() {
        removeRules("behind-");
        World.tried("somebody else is at work", 1);
    }

    @Test
    void aSecretThatIsGoneBeforeItsRuleReadsItIsMadeAgainByARetry() throws InterruptedException {
        HubDraft draft = HubDraft.of("behind-rule");
        long request = interrupted(
                draft.json(), "CreatePullThroughCacheRule", "behind-rule", () -> deleteSecret("behind-rule"));
        isFailed(request, "The credential's secret does not exist in this account and region.");
        isDoneWhenRetried(request);
        assertThat(secretExists("behind-rule")).isTrue();
    }

    @Test
    void aSecretThatIsGoneBeforeTheRunEndsIsNoticedAndMadeAgainByARetry() throws InterruptedException {
        long request = interrupted(
                HubDraft.of("behind-end").json(),
                "SetRepositoryPolicy",
                "behind-end/library",
                () -> deleteSecret("behind-end"));
        isFailed(request, "The registry has changed since the plan was approved");
        isDoneWhenRetried(request);
        assertThat(secretExists("behind-end")).isTrue();
    }

    @Test
    void aSecretThatIsScheduledForDeletionIsNeitherReplacedNorRestored() throws InterruptedException {
        long request = interrupted(
                HubDraft.of("behind-soon").json(),
                "SetRepositoryPolicy",
                "behind-soon/library",
                () -> STRANGER.secrets.deleteSecret(
                        secret -> secret.secretId(secret("behind-soon")).recoveryWindowInDays(7L)));
        isFailed(request, "behind-soon-1");
        STRANGER.secrets.restoreSecret(secret -> secret.secretId(secret("behind-soon")));
        isDoneWhenRetried(request);
    }

    @Test
    void aFiledValueThatIsGoneStopsTheRunAndIsRolledBack() {
        JsonNode filed = api.file(HubDraft.of("behind-filed").json());
        STRANGER.secrets.deleteSecret(secret -> secret.secretId(
                        "mirrordesk/pending/" + filed.path("id").asLong())
                .forceDeleteWithoutRecovery(true));
        long request = api.approve(filed);
        isFailed(request, "filed with the request is not in Secrets Manager any more");
        assertThat(api.steer(request, "rollback").statusCode()).isEqualTo(200);
        eventually(
                "it is undone",
                () -> api.request(request).path("run").path("state").asString().equals("ROLLED_BACK"));
        assertThat(secretExists("behind-filed")).isFalse();
        assertThat(ECR.describePullThroughCacheRules(all -> {}).pullThroughCacheRules())
                .noneMatch(rule -> rule.ecrRepositoryPrefix().equals("behind-filed"));
    }

    @Test
    void aStatementOfSomebodyElseIsReadAgainAndKept() throws InterruptedException {
        String theirs = THEIRS.formatted("BehindForeign");
        long request = interrupted(
                HubDraft.of("behind-foreign").onDemand().json(),
                "CreatePullThroughCacheRule",
                "behind-foreign",
                () -> write(policy().with("BehindForeign", theirs)));
        new Ledger(api, request).isClosed();
        assertThat(policy().statement("BehindForeign"))
                .hasValueSatisfying(kept -> assertThat(PolicyDocument.equivalentStatements(kept, theirs))
                        .isTrue());
        assertThat(policy().statement("MirrordeskBehindForeign")).isPresent();
    }

    @Test
    void anOwnStatementThatSomebodyElseHasEditedIsNotOverwritten() throws InterruptedException {
        api.carryOut(api.file(HubDraft.of("behind-own").onDemand().json()));
        api.carryOut(api.file("""
                {"kind": "CREATE_CREDENTIAL", "reason": "Another one", "credential": {"name": "behind-own-2",
                 "upstream": "docker-hub", "username": "me", "accessToken": "fine"}}"""));
        long request = interrupted("""
                {"kind": "CHANGE_MIRROR", "reason": "Both", "mirror": {"prefix": "behind-own", "credential": "behind-own-2",
                 "grants": [{"account": "444455556666"}]}}""", "UpdatePullThroughCacheRule", "behind-own", () -> {
            String own = policy().statement("MirrordeskBehindOwn").orElseThrow();
            write(policy().with("MirrordeskBehindOwn", own.replace("444455556666", "999900001111")));
        });
        isFailed(request, "The registry has changed since the plan was approved");
        assertThat(policy().statement("MirrordeskBehindOwn").orElseThrow()).contains("999900001111");
        assertThat(api.steer(request, "retry").statusCode()).isEqualTo(200);
        isFailed(request, "The registry has changed since the plan was approved");
        assertThat(policy().statement("MirrordeskBehindOwn").orElseThrow()).contains("999900001111");
    }

    /** Files and approves a request and does something while it is held at a call; returns its id. */
    private long interrupted(String draft, String operation, String mention, Runnable meanwhile)
            throws InterruptedException {
        JsonNode filed = api.file(draft);
        CountDownLatch held = GATE.disturb(operation, mention, Trouble.HELD, 1);
        long request = api.approve(filed);
        assertThat(held.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        meanwhile.run();
        GATE.clear();
        return request;
    }

    private void isFailed(long request, String words) {
        eventually("its run has failed", () -> {
            String state = api.state(request);
            assertThat(state).isNotEqualTo("DONE");
            return state.equals("FAILED");
        });
        JsonNode error = api.request(request).path("run").path("error");
        assertThat(error.path("message").asString()).contains(words);
        assertThat(error.path("help").asString()).isNotBlank();
        new Ledger(api, request).isAnswered();
    }

    private void isDoneWhenRetried(long request) {
        assertThat(api.steer(request, "retry").statusCode()).isEqualTo(200);
        new Ledger(api, request).isClosed();
    }

    private static void deleteSecret(String credential) {
        STRANGER.secrets.deleteSecret(
                secret -> secret.secretId(secret(credential)).forceDeleteWithoutRecovery(true));
    }

    private static boolean secretExists(String credential) {
        return STRANGER.secrets.listSecretsPaginator(all -> {}).stream()
                .flatMap(page -> page.secretList().stream())
                .anyMatch(secret -> secret.name().equals(secret(credential)));
    }

    private static String secret(String credential) {
        return "ecr-pullthroughcache/" + credential + "-1";
    }

    private static PolicyDocument policy() {
        try {
            return PolicyDocument.parse(ECR.getRegistryPolicy(all -> {}).policyText());
        } catch (RegistryPolicyNotFoundException _) {
            return PolicyDocument.empty();
        }
    }

    private static void write(PolicyDocument policy) {
        STRANGER.ecr.putRegistryPolicy(put -> put.policyText(policy.text()));
    }
}
