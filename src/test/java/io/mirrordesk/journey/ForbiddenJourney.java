package io.mirrordesk.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What people see of what is not theirs, or not there, and how far a keyboard goes. */
class ForbiddenJourney extends Journey {

    @Test
    void whatIsNotThereSaysSoAndLeadsOn() {
        Page viewer = as("viewer");
        viewer.navigate("/requests/999999");
        assertThat(viewer.locator("main")).containsText("There is no request #999999");
        inspection.of(viewer, "error-404");
        viewer.click("text=Go home");
        assertThat(viewer.locator("h1")).hasText("What do you need?");
    }

    @Test
    void aViewerIsToldWhyNothingCanBeFiled() {
        Page viewer = as("viewer");
        viewer.navigate("/requests/new?upstream=quay");
        assertThat(viewer.locator("main")).containsText("Your role only reads");
        inspection.of(viewer, "new-request-viewer");
        viewer.navigate("/mirrors");
        assertThat(viewer.locator("a:has-text('Request a mirror')")).hasCount(0);
    }

    @Test
    void aPageThatWasOpenForTooLongAsksToSignInAgain() {
        Page page = as("requester");
        page.navigate("/requests");
        page.context().clearCookies();
        page.reload();
        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
    }

    @Test
    void aFormOfAnotherSessionIsRefusedInWords() {
        Page page = as("requester");
        page.navigate("/requests/new?upstream=quay");
        page.evaluate("() => document.querySelector('input[name=_csrf]').value = 'of-another-session'");
        page.locator("form:has(input[name=_csrf])").first().evaluate("form => form.submit()");
        assertThat(page.locator("main")).containsText("open for too long");
        inspection.of(page, "error-403");
    }

    @Test
    void aKeyboardFindsFilterAndShortcuts() {
        Page page = as("requester");
        page.navigate("/requests?view=all");
        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        inspection.of(page, "keys");
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).isHidden();
    }
}
