package io.mirrordesk.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.mirrordesk.support.Eventually;
import io.mirrordesk.support.PortalApi;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The way that every request goes once its form is filled in: it is filed, somebody else approves it, and it is carried out. */
final class Requests {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Windows windows;
    private final PortalApi api;
    private @Nullable Page approver;

    Requests(Windows windows, PortalApi api) {
        this.windows = windows;
        this.api = api;
    }

    /** Files what the form on the page says; returns the request's path. */
    static String file(Page page) {
        page.click("button:has-text('File the request')");
        page.waitForURL("**/requests/*");
        return path(page);
    }

    /** Shows the plan of the form on the page. */
    static void preview(Page page) {
        page.click("button:has-text('Preview the plan')");
        assertThat(page.locator("#preview h2").first()).isVisible();
    }

    /** The path of the request that a page shows. */
    static String path(Page page) {
        return page.url().replaceAll(".*(/requests/\\d+).*", "$1");
    }

    /** Files a draft through the API, for a journey that is about what comes after; returns the request's path. */
    String file(String draft) {
        return "/requests/" + api.file(draft).path("id").asLong();
    }

    /** Files, approves and carries out a draft through the API, for a journey that begins after it. */
    void carryOut(String draft) {
        api.carryOut(api.file(draft));
    }

    /** The approver's window, the same one throughout a journey. */
    Page approver() {
        Page page = approver == null ? windows.as("approver") : approver;
        approver = page;
        return page;
    }

    /** The approver approves a request on its page, and the page that is given shows its end. */
    void carryOut(String request, Page shows) {
        approver().navigate(request);
        approver().click("#approve");
        ended(request, shows);
    }

    /** Asks the API until a request that was approved is done, which is sooner than a page's next poll, then shows it. */
    void ended(String request, Page shows) {
        long id = Long.parseLong(request.substring(request.lastIndexOf('/') + 1));
        Eventually.eventually(
                "request " + id + " has ended",
                PATIENCE,
                () -> List.of("DONE", "FAILED").contains(api.state(id)));
        JsonNode ended = api.request(id);
        assertThat(ended.path("state").asString()).as(ended::toPrettyString).isEqualTo("DONE");
        shows.navigate(request);
        assertThat(shows.locator("#state")).containsText("Done");
    }
}
