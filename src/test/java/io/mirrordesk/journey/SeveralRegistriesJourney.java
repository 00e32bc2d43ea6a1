package io.mirrordesk.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.mirrordesk.support.TwoRegistries;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One request for two registries: one plan, one decision, a run in each. */
class SeveralRegistriesJourney extends TwoRegistries {

    private final Inspection inspection = new Inspection();
    private Windows windows;
    private Requests requests;

    @BeforeEach
    void open() {
        Assumptions.assumeTrue(Chromium.isThere(), "There is no Chromium on this machine.");
        windows = new Windows(port, inspection);
        requests = new Requests(windows, api);
    }

    @AfterEach
    void close() {
        if (windows != null) {
            windows.close();
        }
        inspection.findsNothing();
    }

    @Test
    void oneRequestIsDecidedOnceAndCarriedOutInTwoRegistries() {
        somebodyThere(ecr -> ecr.createPullThroughCacheRule(
                rule -> rule.ecrRepositoryPrefix("j-there").upstreamRegistryUrl("quay.io")));
        Page requester = windows.as("requester");
        String request = ask(requester);
        Page approver = requests.approver();
        approver.navigate(request);
        assertThat(approver.locator("#approve")).hasCount(1);
        assertThat(approver.locator("#live")).containsText(HERE);
        assertThat(approver.locator("#live")).containsText(THERE);
        inspection.of(approver, "request-two-registries");
        requests.carryOut(request, requester);
        assertThat(requester.locator("#live h2:text-is('" + HERE + "')")).isVisible();
        assertThat(requester.locator("#live h2:text-is('" + THERE + "')")).isVisible();
        assertThat(requester.locator("#pull"))
                .containsText("2 of 2 warm", new ContainsTextOptions().setTimeout(PATIENCE.toMillis()));
        for (String registry : List.of(HERE, THERE)) {
            assertThat(requester.locator("#live")).containsText("Run started in " + registry);
            assertThat(requester.locator("#live")).containsText("Everything in " + registry + " is done");
        }
        assertThat(requester.locator("#pull"))
                .containsText("Sign docker in at " + FIRST.endpoint().getAuthority());
        inspection.of(requester, "request-two-registries-done");
        requester.navigate("/mirrors?q=j-both");
        assertThat(requester.locator("td.is-lead")).hasCount(2);
    }

    private String ask(Page page) {
        page.navigate("/requests/new?upstream=quay");
        page.fill("#prefix", "j-there");
        assertThat(page.locator("#prefix-check")).containsText("This prefix is free.");
        page.check("input[name=registries][value='" + THERE + "']");
        assertThat(page.locator("#prefix-check")).containsText("In " + THERE + ": ");
        page.fill("#prefix", "j-both");
        page.fill("#grants", "444455556666");
        page.fill("#warm", "prometheus/prometheus:v3.5.0");
        page.selectOption("#template", "-");
        page.fill("#reason", "Our builds run in both regions");
        page.check("input[name=registries][value='" + HERE + "']");
        page.check("input[name=registries][value='" + THERE + "']");
        Requests.preview(page);
        assertThat(page.locator("#preview h2 .mono")).hasText(new String[] {"in " + HERE, "in " + THERE});
        inspection.of(page, "new-request-two-registries");
        return Requests.file(page);
    }
}
