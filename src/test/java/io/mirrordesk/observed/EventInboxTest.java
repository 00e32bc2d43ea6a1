package io.mirrordesk.observed;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.observed.RepositorySeen.Cause;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SeenRepositories;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class EventInboxTest extends SandboxedPortal {

    private static final String EVENT = """
            {"version":"0","id":"%s","detail-type":"%s","source":"aws.ecr","account":"%s","time":"2026-01-01T00:00:00Z",
             "region":"eu-central-1","resources":[],"detail":%s}""";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SeenRepositories seen;

    @Autowired
    private EventInbox inbox;

    @Test
    void tellsOnceOfAnEventThatIsDeliveredTwice() {
        String event = EVENT.formatted(
                "twice", "ECR Pull Through Cache Action", REGISTRY.account(), "{\"repository-name\":\"inbox/twice\"}");
        send(event);
        send(event);
        send(image("after-twice", "inbox/after-twice"));
        awaitSeen("inbox/after-twice");
        assertThat(seen.causes("inbox/twice")).containsExactly(Cause.EVENT);
        assertThat(states("twice")).containsExactly("ACCEPTED");
    }

    @Test
    void keepsWhatIsNoEventAndGoesOn() {
        send("this is not JSON");
        send("{\"id\":\"half\"}");
        send(image("no-name", "Not A Name"));
        send(image("well", "inbox/well"));
        awaitSeen("inbox/well");
        assertThat(jdbc.sql("select error from event_inbox where state = 'FAILED'")
                        .query((row, _) -> row.getString(1))
                        .list())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(error -> assertThat(error).isNotBlank());
    }

    @Test
    void ignoresWhatIsAboutAnotherRegistryOrNoRepository() {
        send(EVENT.formatted("other", "ECR Image Action", "999900001111", "{\"repository-name\":\"inbox/other\"}"));
        send(EVENT.formatted(
                "failed-call",
                "AWS API Call via CloudTrail",
                REGISTRY.account(),
                "{\"eventName\":\"CreateRepository\",\"errorCode\":\"AccessDenied\"}"));
        send(EVENT.formatted(
                "call",
                "AWS API Call via CloudTrail",
                REGISTRY.account(),
                "{\"eventName\":\"CreateRepository\",\"requestParameters\":{\"repositoryName\":\"inbox/call\"}}"));
        awaitSeen("inbox/call");
        assertThat(seen.causes("inbox/other")).isEmpty();
        assertThat(states("other")).containsExactly("IGNORED");
        assertThat(states("failed-call")).containsExactly("IGNORED");
    }

    @Test
    void goesOnAfterAMessageThatCannotBeTakenIn() {
        seen.failOnce("inbox/fails");
        send(image("fails", "inbox/fails"));
        eventually("the listener has failed", () -> !seen.fails("inbox/fails"));
        send(image("after-failure", "inbox/after-failure"));
        awaitSeen("inbox/after-failure");
    }

    @Test
    void forgetsWhatIsTooOldToBeDeliveredAgain() {
        send(image("old", "inbox/old"));
        send(image("young", "inbox/young"));
        awaitSeen("inbox/young");
        jdbc.sql("update event_inbox set received_at = received_at - interval '15 days' where event_id = 'old'")
                .update();

        inbox.forgetOld();

        assertThat(states("old")).isEmpty();
        assertThat(states("young")).containsExactly("ACCEPTED");
    }

    private void awaitSeen(String repository) {
        eventually(repository + " is seen", () -> !seen.causes(repository).isEmpty());
    }

    private List<String> states(String event) {
        return jdbc.sql("select state from event_inbox where event_id = ?")
                .param(event)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static String image(String id, String repository) {
        return EVENT.formatted(
                id, "ECR Image Action", REGISTRY.account(), "{\"repository-name\":\"" + repository + "\"}");
    }

    private static void send(String body) {
        String url = SQS.getQueueUrl(r -> r.queueName("mirrordesk-events")).queueUrl();
        SQS.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }
}
