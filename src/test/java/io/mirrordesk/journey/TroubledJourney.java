package io.mirrordesk.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** What people see when AWS refuses a step, and when somebody says no. */
class TroubledJourney extends Journey {

    @Test
    void aFailedRunIsRetriedAndThenRolledBack() {
        String request = ask(as("requester"), "k8s", "troubled-k8s", "pause:3.10");
        Page approver = as("approver");
        approver.navigate(request);
        fail("SetRepositoryPolicy", "AccessDeniedException");
        approver.click("#approve");
        assertThat(approver.locator("#state")).containsText("Failed", patience());
        approver.reload();
        assertThat(approver.locator("#live [role=alert]")).containsText("AWS request id");
        inspection.of(approver, "request-failed");
        approver.click("button:has-text('Retry')");
        assertThat(approver.locator("#live")).containsText("The run went on", patience());
        assertThat(approver.locator("#state")).containsText("Failed", patience());
        clear();
        approver.reload();
        approver.click("button:has-text('Roll back')");
        assertThat(approver.locator("#state")).containsText("Rolled back", patience());
        approver.reload();
        assertThat(approver.locator("#verdict")).containsText("is undone");
        inspection.of(approver, "request-rolled-back");
    }

    @Test
    void aPlanThatHasChangedIsShownBeforeItIsDecided() {
        String request = ask(as("requester"), "quay", "moved-quay", "prometheus/prometheus:v3.5.0");
        Page approver = as("approver");
        approver.navigate(request);
        ECR.createRepository(create -> create.repositoryName("moved-quay/prometheus/prometheus"));
        eventually("the page knows it", () -> {
            approver.reload();
            return approver.locator("main").innerText().contains("The plan has changed");
        });
        inspection.of(approver, "request-stale");
        approver.click("#approve");
        assertThat(approver.locator("#change")).containsText("read it and decide again");
        inspection.of(approver, "request-changed");
        approver.click("#approve");
        assertThat(approver.locator("#state")).containsText("Done", patience());
    }

    @Test
    void aRunIsWatchedWithoutAReload() {
        String request = ask(as("requester"), "ecr-public", "watched", "docker/library/alpine:3.22");
        Page approver = as("approver");
        approver.navigate(request);
        delay("TagResource", 5_000);
        approver.click("#approve");
        assertThat(approver.locator("#live .is-run").first()).isVisible();
        inspection.of(approver, "request-running");
        clear();
        assertThat(approver.locator("#state")).containsText("Done", patience());
    }

    @Test
    void aRejectedRequestShowsTheReason() {
        Page requester = as("requester");
        String request = ask(requester, "ecr-public", "rejected", "docker/library/alpine:3.22");
        Page approver = as("approver");
        approver.navigate(request);
        inspection.of(approver, "request-to-decide");
        approver.click("text=Reject…");
        approver.fill("#reject-reason", "One mirror of it is enough.");
        approver.click("#reject-form button");
        assertThat(approver.locator("#verdict")).containsText("One mirror of it is enough.");
        inspection.of(approver, "request-rejected");
        requester.navigate("/requests?view=mine");
        assertThat(requester.locator("main")).containsText("One mirror of it is enough.");
    }

    @Test
    void aWithdrawnRequestCanBeDecidedNoMore() {
        Page requester = as("requester", false);
        String request = ask(requester, "quay", "withdrawn", "prometheus/prometheus:v3.5.0");
        assertThat(requester.locator("#decide")).containsText("somebody else decides");
        requester.click("button:has-text('Withdraw')");
        assertThat(requester.locator("#state")).containsText("Withdrawn");
        Page approver = as("approver");
        approver.navigate(request);
        assertThat(approver.locator("#verdict")).containsText("requester withdrew");
        assertThat(approver.locator("#decide")).hasCount(0);
        inspection.of(approver, "request-withdrawn");
    }
}
