package io.mirrordesk.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.mirrordesk.support.HubDraft;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Decisions that meet: several at once, and those that time or the registry overtakes. */
class DecisionsTest extends StoryTest {

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void goOn() {
        scheduler.resume();
    }

    @Test
    void ofManyApprovalsAtOnceOneCounts() throws Exception {
        JsonNode filed = api.file(HubDraft.of("d-race").json());
        long id = filed.path("id").asLong();

        List<HttpResponse<String>> answers = atOnce(IntStream.range(0, 8)
                .<Callable<HttpResponse<String>>>mapToObj(
                        number -> () -> api.decide(number % 2 == 0 ? "approver" : "admin", filed))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .allSatisfy(late -> assertThat(late.statusCode()).isEqualTo(409))
                .allSatisfy(late -> assertThat(late.body()).contains("urn:mirrordesk:problem:already-decided"));
        assertThat(api.request(id).path("decisions")).hasSize(1);
        assertThat(runs(id)).isEqualTo(1);
        eventually("it is done", () -> api.state(id).equals("DONE"));
    }

    @Test
    void approvingRejectingAndWithdrawingAtOnceIsOneOfThem() throws Exception {
        JsonNode filed = api.file(HubDraft.of("d-mixed").json());
        String path = "/requests/" + filed.path("id").asLong();

        List<HttpResponse<String>> answers = atOnce(List.of(
                () -> api.decide("approver", filed),
                () -> api.post("admin", path + "/reject", "{\"reason\": \"Not now.\"}"),
                () -> api.post("requester", path + "/withdraw", "{}")));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .allSatisfy(late -> assertThat(late.body()).contains("already-decided"));
        assertThat(api.request(filed.path("id").asLong()).path("decisions")).hasSize(1);
    }

    @Test
    void aPlanThatMovesBeforeTheFirstCallGoesBackToReview() {
        JsonNode filed = api.file(HubDraft.of("d-moved").json());
        scheduler.pause();
        long id = api.approve(filed);
        ECR.createRepository(create -> create.repositoryName("d-moved/grafana/grafana"));
        scheduler.resume();

        eventually("it is back in review", () -> api.state(id).equals("SUBMITTED"));
        JsonNode request = api.request(id);
        assertThat(request.path("plan").path("hash").asString())
                .isNotEqualTo(filed.path("plan").path("hash").asString());
        assertThat(request.path("decisions").get(0).path("decision").asString()).isEqualTo("APPROVED");
        assertThat(GATE.passed("CreateSecret", "ecr-pullthroughcache/d-moved")).isZero();

        api.approve(request);
        eventually("it is done", () -> api.state(id).equals("DONE"));
    }

    @Test
    void anApprovalThatWaitsForADayIsVoid() {
        JsonNode filed = api.file(HubDraft.of("d-day").json());
        scheduler.pause();
        long id = api.approve(filed);
        jdbc.sql("update run set created_at = created_at - interval '25 hours' where request = ?")
                .param(id)
                .update();
        scheduler.resume();

        eventually("it is back in review", () -> api.state(id).equals("SUBMITTED"));
        assertThat(api.request(id).path("decisions")).hasSize(1);
        assertThat(api.request(id).path("run").path("state").asString()).isEqualTo("CANCELLED");
        assertThat(GATE.passed("CreateSecret", "ecr-pullthroughcache/d-day")).isZero();
        api.approve(filed);
        eventually("it is done", () -> api.state(id).equals("DONE"));
    }

    @Test
    void aWaitingPlanIsStaleOnceAnEventSaysThatASubjectMoved() {
        long id = api.file(HubDraft.of("d-stale").json()).path("id").asLong();
        assertThat(api.request(id).path("plan").path("stale").asBoolean()).isFalse();

        ECR.createRepository(create -> create.repositoryName("d-stale/grafana/grafana"));

        eventually(
                "the plan is known to be stale",
                () -> api.request(id).path("plan").path("stale").asBoolean());
        assertThat(api.decide("approver", api.request(id)).body()).contains("urn:mirrordesk:problem:plan-changed");
        assertThat(api.request(id).path("plan").path("stale").asBoolean()).isFalse();
    }

    @Test
    void anImageThatArrivesInAnEmptyRepositoryOfTheRunDoesNotStopIt() throws Exception {
        JsonNode filed = api.file(HubDraft.of("d-image").json());
        GATE.disturb("PutLifecyclePolicy", "d-image", io.mirrordesk.support.Gate.Trouble.DENIED, 1);
        long id = api.approve(filed);
        eventually("it has failed", () -> api.state(id).equals("FAILED"));
        Pulling.as("111122223333", SANDBOX.endpoint()).pull("d-image/grafana/grafana", "12.1");

        assertThat(api.steer(id, "retry").statusCode()).isEqualTo(200);

        eventually("it is done", () -> api.state(id).equals("DONE"));
    }

    /** Two of five have to make it: a machine that does other things too delays the others, a poll each second would delay all. */
    @Test
    void theFirstCallFollowsTheApprovalWithin300Milliseconds() {
        List<Duration> measured = Stream.of(1, 2, 3, 4, 5)
                .map(number ->
                        api.approve(api.file(HubDraft.of("d-fast-" + number).json())))
                .map(id -> {
                    eventually("it is done", () -> api.state(id).equals("DONE"));
                    return Duration.between(
                            Instant.parse(api.request(id)
                                    .path("decisions")
                                    .get(0)
                                    .path("at")
                                    .asString()),
                            firstIntent(id));
                })
                .sorted()
                .toList();
        assertThat(measured.get(1)).as("%s", measured).isLessThan(Duration.ofMillis(300));
    }

    /** The first call of the run: filing has made one for the pending secret before. */
    private Instant firstIntent(long id) {
        return api.records(id).stream()
                .filter(record -> record.path("phase").asString().equals("INTENT"))
                .filter(record -> record.path("action").asString().equals("CreateSecret"))
                .map(record -> Instant.parse(record.path("at").asString()))
                .findFirst()
                .orElseThrow();
    }

    private long runs(long request) {
        return jdbc.sql("select count(*) from run where request = ?")
                .param(request)
                .query(Long.class)
                .single();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }
}
