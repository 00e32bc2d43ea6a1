package io.mirrordesk.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.Gate;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.PortalApi;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may pull what through a mirror that the portal has made, and what becomes of the repositories that pulls create. */
class PullsTest extends StoryTest {

    private static final String OWNER = "111122223333";
    /** In the organization that is granted, and granted itself. */
    private static final String PAYMENTS = "444455556666";
    /** Granted nothing. */
    private static final String STRANGER = "999900001111";

    @Test
    void aCuratedMirrorGivesOtherAccountsWhatWasAskedForAndNothingElse() throws Exception {
        mirror(HubDraft.of("p-curated"));

        assertThat(pull(PAYMENTS, "p-curated/library/nginx", "1.27").statusCode())
                .isEqualTo(200);
        assertNotFound(pull(PAYMENTS, "p-curated/library/alpine", "3.22"));
        assertNotFound(pull(STRANGER, "p-curated/library/alpine", "3.22"));
        assertThat(pull(OWNER, "p-curated/library/alpine", "3.22").statusCode()).isEqualTo(200);
        awaitConforming("p-curated/library/alpine");
        assertThat(repository("p-curated/library/alpine").path("requested").asBoolean())
                .isFalse();
    }

    @Test
    void aMirrorOnDemandGivesGrantedAccountsWhatNobodyWarmed() throws Exception {
        mirror(HubDraft.of("p-demand").onDemand());

        assertNotFound(pull(STRANGER, "p-demand/library/alpine", "3.22"));
        assertThat(pull(PAYMENTS, "p-demand/library/alpine", "3.22").statusCode())
                .isEqualTo(200);
        awaitConforming("p-demand/library/alpine");
        assertThat(pull(OWNER, "p-demand/library/redis", "8").statusCode()).isEqualTo(200);
        awaitConforming("p-demand/library/redis");
    }

    @Test
    void anOrganizationAloneAndAnAccountAloneAreEnough() throws Exception {
        String both = "{\"organization\": \"o-sandbox0001\"}, {\"account\": \"444455556666\"}";
        mirror("p-org", HubDraft.of("p-org").onDemand().json().replace(both, "{\"organization\": \"o-sandbox0001\"}"));
        mirror("p-acc", HubDraft.of("p-acc").onDemand().json().replace(both, "{\"account\": \"444455556666\"}"));

        assertThat(pull(PAYMENTS, "p-org/library/redis", "8").statusCode()).isEqualTo(200);
        assertThat(pull(PAYMENTS, "p-acc/library/redis", "8").statusCode()).isEqualTo(200);
        assertNotFound(pull(STRANGER, "p-org/library/alpine", "3.22"));
        assertNotFound(pull(STRANGER, "p-acc/library/alpine", "3.22"));
    }

    @Test
    void aCallOfAStandingOrderWhoseAnswerIsLostIsAnsweredByReading() throws Exception {
        long request = mirror(HubDraft.of("p-lost").onDemand());
        GATE.disturb("TagResource", "p-lost/library/redis", Trouble.ANSWER_LOST, 1);

        assertThat(pull(OWNER, "p-lost/library/redis", "8").statusCode()).isEqualTo(200);
        awaitConforming("p-lost/library/redis");
        List<JsonNode> calls = api.records(request).stream()
                .filter(record -> record.path("subject").asString().equals("repository:p-lost/library/redis"))
                .filter(record -> record.path("action").asString().equals("TagRepository"))
                .toList();
        assertThat(calls).extracting(record -> record.path("phase").asString()).containsExactly("OBSERVED", "INTENT");
    }

    @Test
    void theSweepFindsARepositoryWhoseEventWasLost() throws Exception {
        mirror(HubDraft.of("p-sweep").onDemand());
        boolean deaf = GATE.disturb("ReceiveMessage", "mirrordesk-events", Trouble.UNREACHABLE, Gate.ALWAYS)
                .await(30, TimeUnit.SECONDS);
        assertThat(deaf).isTrue();
        assertThat(pull(OWNER, "p-sweep/library/alpine", "3.22").statusCode()).isEqualTo(200);
        SQS.purgeQueue(purge -> purge.queueUrl(
                SQS.getQueueUrl(url -> url.queueName("mirrordesk-events")).queueUrl()));
        GATE.clear();

        assertThat(api.post("admin", "/registries/" + REGISTRY + "/sync", "{}").statusCode())
                .isEqualTo(202);

        awaitConforming("p-sweep/library/alpine");
    }

    private long mirror(HubDraft draft) {
        return mirror(draft.prefix(), draft.json());
    }

    private long mirror(String prefix, String draft) {
        long id = api.approve(api.file(draft));
        eventually("the mirror " + prefix + " is there", () -> api.state(id).equals("DONE"));
        eventually(
                "its images are warm",
                () -> PortalApi.each(api.request(id).path("pull"), "state").stream()
                        .allMatch("WARM"::equals));
        return id;
    }

    private void awaitConforming(String name) {
        eventually(name + " conforms", () -> repository(name).path("conforms").asBoolean());
        JsonNode repository = repository(name);
        assertThat(repository.path("tags").path("cost").asString()).isEqualTo("shared");
        assertThat(ECR.getLifecyclePolicy(of -> of.repositoryName(name)).lifecyclePolicyText())
                .contains("sinceImagePushed");
    }

    private JsonNode repository(String name) {
        return api.get("viewer", "/registries/" + REGISTRY + "/repositories/" + name);
    }

    private static HttpResponse<String> pull(String account, String repository, String tag) throws Exception {
        return Pulling.as(account, SANDBOX.endpoint()).pull(repository, tag);
    }

    private static void assertNotFound(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.body()).containsAnyOf("NAME_UNKNOWN", "MANIFEST_UNKNOWN");
    }
}
