package io.mirrordesk.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.mirrordesk.support.Stranger;
import org.junit.jupiter.api.Test;

/** Somebody works past the portal: from the first page that says so to the approved repair. */
class DriftJourney extends Journey {

    private static final Stranger STRANGER = new Stranger(SANDBOX.endpoint());

    @Test
    void aChangeBehindThePortalIsSeenAndRepaired() {
        Page requester = as("requester");
        requester.navigate("/drift?q=nothing-like-this");
        inspection.of(requester, "drift-none");
        for (String prefix : new String[] {"j-drift", "j-drift-2"}) {
            requests.carryOut(mirror("quay", prefix, "prometheus/prometheus:v3.5.0"));
            STRANGER.ecr.deletePullThroughCacheRule(rule -> rule.ecrRepositoryPrefix(prefix));
        }

        Page approver = as("approver");
        approver.navigate("/drift");
        approver.locator("button:has-text('Check now')").first().click();
        assertThat(approver.locator("main")).containsText("rule:j-drift-2", patience());
        approver.navigate("/");
        assertThat(approver.locator("main")).containsText("not as");
        inspection.of(approver, "home-drift");

        requester.navigate("/drift");
        inspection.of(requester, "drift");
        requester.click("td.is-lead a:text-is('rule:j-drift')");
        assertThat(requester.locator("main")).containsText("Changed by " + Stranger.ARN, patience());
        inspection.of(requester, "drift-finding");
        requester.goBack();
        requester.check("input[value='rule:j-drift']");
        requester.check("input[value='rule:j-drift-2']");
        requester.click("button:has-text('Repair selected')");
        requester.fill("#reason", "Builds need it");
        requester.click("button:has-text('Preview the plan')");
        assertThat(requester.locator("#preview")).containsText("j-drift-2");
        inspection.of(requester, "drift-repair");
        requests.carryOut(Requests.file(requester), requester);
        inspection.of(requester, "drift-repaired");
        requester.navigate("/drift?q=j-drift");
        assertThat(requester.locator("main")).not().containsText("rule:j-drift-2");
        requester.navigate("/drift?view=repositories");
        inspection.of(requester, "drift-repositories");
    }
}
