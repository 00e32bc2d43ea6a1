package io.mirrordesk.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.Browser;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.PortalApi;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Pausing, resuming and cancelling a run: between two steps, never inside of one. */
class SteeringTest extends StoryTest {

    private static final String HELD = "CreateRepository";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aPausedRunGoesOnWhereItStopped() throws InterruptedException {
        long request = heldAtItsFirstRepository("steer-pause");
        assertThat(api.steer(request, "pause").statusCode()).isEqualTo(200);
        assertThat(run(request).path("wish").asString()).isEqualTo("PAUSE");
        GATE.clear();
        eventually("it is paused", () -> runState(request).equals("PAUSED"));

        long calls = GATE.passed(HELD, "steer-pause");
        assertThat(calls)
                .as("the step under way is finished, the next is not begun")
                .isEqualTo(1);
        assertThat(api.state(request)).isEqualTo("RUNNING");
        assertThat(run(request).path("wish").isNull()).isTrue();
        assertThat(page(request)).contains("This run is paused").contains("Resume");

        assertThat(api.steer(request, "resume").statusCode()).isEqualTo(200);
        eventually("it is done", () -> api.state(request).equals("DONE"));
        assertThat(GATE.passed("CreatePullThroughCacheRule", "steer-pause")).isEqualTo(1);
        assertThat(actions(request)).contains("PauseRun", "ResumeRun");
    }

    @Test
    void aCancelledRunKeepsWhatItDidAndCanBeUndone() throws InterruptedException {
        long request = heldAtItsFirstRepository("steer-cancel");
        assertThat(api.steer(request, "cancel").statusCode()).isEqualTo(200);
        GATE.clear();
        eventually("it is cancelled", () -> runState(request).equals("CANCELLED"));

        assertThat(api.state(request)).isEqualTo("FAILED");
        JsonNode error = run(request).path("error");
        assertThat(error.path("code").asString()).isEqualTo("Cancelled");
        assertThat(error.path("message").asString())
                .matches("approver cancelled the run after \\d of \\d+ steps\\. What they changed stays\\.");
        assertThat(rules("steer-cancel")).isEqualTo(1);
        assertThat(page(request)).contains("This run was cancelled").contains("Roll back");

        assertThat(api.steer(request, "rollback").statusCode()).isEqualTo(200);
        eventually("it is undone", () -> runState(request).equals("ROLLED_BACK"));
        assertThat(rules("steer-cancel")).isZero();
    }

    @Test
    void aCancelledRunCanBeGoneOnWith() throws InterruptedException {
        long request = heldAtItsFirstRepository("steer-again");
        api.steer(request, "cancel");
        GATE.clear();
        eventually("it is cancelled", () -> runState(request).equals("CANCELLED"));

        assertThat(api.steer(request, "retry").statusCode()).isEqualTo(200);
        eventually("it is done", () -> api.state(request).equals("DONE"));
    }

    @Test
    void aPausedRunCanBeCancelled() throws InterruptedException {
        long request = heldAtItsFirstRepository("steer-both");
        api.steer(request, "pause");
        GATE.clear();
        eventually("it is paused", () -> runState(request).equals("PAUSED"));
        assertThat(api.steer(request, "cancel").statusCode()).isEqualTo(200);
        assertThat(runState(request)).isEqualTo("CANCELLED");
        assertThat(api.state(request)).isEqualTo("FAILED");
    }

    @Test
    void aGlobalStopHoldsRunsBetweenStepsAndFirstPullsToo() throws InterruptedException {
        long request = heldAtItsFirstRepository("steer-stop");
        HttpResponse<String> stopped = api.post("approver", "/stop", "{\"reason\": \"Something is wrong\"}");
        assertThat(stopped.statusCode()).as(stopped.body()).isEqualTo(200);
        try {
            GATE.clear();
            eventually("the step under way is finished", () -> GATE.passed(HELD, "steer-stop") == 1);
            eventually("the run has seen the stop", () -> waitsForItsNextTurn(request));
            assertThat(api.state(request)).isEqualTo("RUNNING");
            assertThat(GATE.passed("TagResource", "steer-stop/")).isZero();
            assertThat(page(request))
                    .contains("All changes are stopped.")
                    .contains("By approver: “Something is wrong”. Runs, repairs and first pulls wait.");
            refused(api.post("approver", "/stop", "{\"reason\": \"again\"}"), "All changes are stopped already.");
            HttpResponse<String> filed =
                    api.post("requester", "/requests", HubDraft.of("steer-late").json());
            assertThat(filed.statusCode()).isEqualTo(503);
            assertThat(filed.body()).contains("All changes are stopped by approver: “Something is wrong”.");
        } finally {
            assertThat(api.delete("approver", "/stop").statusCode()).isEqualTo(204);
        }
        eventually("it is done", () -> api.state(request).equals("DONE"));
    }

    @Test
    void onlyApproversAndAdminsStopEverythingAndSayWhy() {
        assertThat(api.post("requester", "/stop", "{\"reason\": \"no\"}").statusCode())
                .isEqualTo(403);
        HttpResponse<String> silent = api.post("approver", "/stop", "{\"reason\": \" \"}");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("Say why: everybody will read it.");
        assertThat(api.delete("approver", "/stop").statusCode()).isEqualTo(409);
    }

    @Test
    void whatHasEndedIsNotSteered() {
        long request = api.approve(api.file(HubDraft.of("steer-ended").json()));
        eventually("it is done", () -> api.state(request).equals("DONE"));
        refused(api.steer(request, "pause"), "Only a run that has not ended can be paused, and this one is SUCCEEDED.");
        refused(
                api.steer(request, "cancel"),
                "Only a run that has not ended can be cancelled, and this one is SUCCEEDED.");
        refused(api.steer(request, "resume"), "Only a paused run can be resumed, and this one is SUCCEEDED.");
        refused(
                api.steer(request, "retry"),
                "Only a failed or cancelled run can be retried or rolled back, and this one is SUCCEEDED.");
    }

    @Test
    void onlyApproversAndAdminsSteer() {
        long request = api.approve(api.file(HubDraft.of("steer-others").json()));
        eventually("it is done", () -> api.state(request).equals("DONE"));
        HttpResponse<String> refused =
                api.post("requester", "/runs/" + run(request).path("id").asLong() + "/pause", "{}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Only approvers and admins steer a run.");
    }

    private long heldAtItsFirstRepository(String prefix) throws InterruptedException {
        CountDownLatch held = GATE.disturb(HELD, prefix + "/", Trouble.HELD, 1);
        long request = api.approve(api.file(HubDraft.of(prefix).json()));
        assertThat(held.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return request;
    }

    private boolean waitsForItsNextTurn(long request) {
        return jdbc.sql("select not picked from scheduled_tasks where task_name = 'run' and task_instance = ?")
                .param(run(request).path("id").asString())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private JsonNode run(long request) {
        return api.get(
                "viewer", "/runs/" + api.request(request).path("run").path("id").asLong());
    }

    private String runState(long request) {
        return run(request).path("state").asString();
    }

    private String page(long request) {
        Browser browser = new Browser(port);
        browser.signIn("approver", "approver");
        return browser.get("/requests/" + request).body();
    }

    private List<String> actions(long request) {
        return api.records(request).stream()
                .map(record -> record.path("action").asString())
                .toList();
    }

    private static long rules(String prefix) {
        return ECR.describePullThroughCacheRules(all -> {}).pullThroughCacheRules().stream()
                .filter(rule -> rule.ecrRepositoryPrefix().equals(prefix))
                .count();
    }

    private static void refused(HttpResponse<String> answer, String message) {
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(PortalApi.json(answer).path("detail").asString()).isEqualTo(message);
    }
}
