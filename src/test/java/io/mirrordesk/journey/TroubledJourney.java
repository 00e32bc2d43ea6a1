package io.mirrordesk.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.mirrordesk.support.Gate;
import io.mirrordesk.support.Gate.Trouble;
import org.junit.jupiter.api.Test;

/** What people see when AWS refuses a step, and when somebody says no. */
class TroubledJourney extends Journey {

    @Test
    void aFailedRunIsRetriedAndThenRolledBack() {
        String request = requests.file(mirror("k8s", "troubled-k8s", "pause:3.10"));
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
        String request = requests.file(mirror("quay", "moved-quay", "prometheus/prometheus:v3.5.0"));
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
        String request = requests.file(mirror("ecr-public", "watched", "docker/library/alpine:3.22"));
        Page approver = as("approver");
        approver.navigate(request);
        GATE.disturb("TagResource", "watched", Trouble.HELD, Gate.ALWAYS);
        approver.click("#approve");
        assertThat(approver.locator("#live .is-run").first()).isVisible();
        inspection.of(approver, "request-running");
        GATE.clear();
        assertThat(approver.locator("#state")).containsText("Done", patience());
    }

    @Test
    void aRejectedRequestShowsTheReason() {
        String request = requests.file(mirror("ecr-public", "rejected", "docker/library/alpine:3.22"));
        Page approver = as("approver");
        approver.navigate(request);
        inspection.of(approver, "request-to-decide");
        approver.click("text=Reject…");
        approver.fill("#reject-reason", "One mirror of it is enough.");
        approver.click("#reject-form button");
        assertThat(approver.locator("#verdict")).containsText("One mirror of it is enough.");
        inspection.of(approver, "request-rejected");
        Page requester = as("requester");
        requester.navigate("/requests?view=mine");
        assertThat(requester.locator("main")).containsText("One mirror of it is enough.");
    }

    @Test
    void aWithdrawnRequestCanBeDecidedNoMore() {
        Page requester = windows.as("requester", false);
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

    /** Files a request for a mirror that needs no credential, by its form; returns its path. */
    private static String ask(Page page, String upstream, String prefix, String image) {
        page.navigate("/requests/new?upstream=" + upstream);
        page.fill("#prefix", prefix);
        page.fill("#grants", "444455556666");
        page.fill("#warm", image);
        page.selectOption("#template", "-");
        page.fill("#reason", "Our builds wait for " + upstream);
        return Requests.file(page);
    }
}
