package io.mirrordesk.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** An error text, from the ask box to its cause. */
class DoctorJourney extends Journey {

    private static final String FAILED = """
            Failed to pull image "%1$s/nowhere/library/nginx:1.27": rpc error: code = NotFound desc = failed to resolve reference
            Failed to pull image "docker-hbu/library/nginx:1.27": no basic auth credentials
            """.formatted(SANDBOX.endpoint().getAuthority());

    @Test
    void anErrorInTheAskBoxLeadsToItsCause() {
        Page page = as("requester");
        page.navigate("/");
        page.fill("#text", FAILED);
        page.click(".md-ask button[type=submit]");
        page.click("#answers button:has-text('Find out why')");
        assertThat(page.locator("h1")).hasText("Pull doctor");
        assertThat(page.locator("#result")).containsText("No rule covers “nowhere/library/nginx”");
        inspection.of(page, "doctor");

        page.fill("#text", "myregistry.azurecr.io/app/web:1");
        page.click("button:has-text('Find out why')");
        assertThat(page.locator("#result a:has-text('Request it')")).isVisible();
        inspection.of(page, "doctor-request");

        page.fill("#text", "nothing to see");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#result")).containsText("Nothing of this is about a pull");
        inspection.of(page, "doctor-nothing");
    }
}
