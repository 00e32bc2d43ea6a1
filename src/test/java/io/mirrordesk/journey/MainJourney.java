package io.mirrordesk.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The main job as two people in a browser. */
class MainJourney extends Journey {

    @Test
    void twoPeopleBringAMirrorIntoBeing() {
        Page requester = windows.nobody(true);
        signIn(requester);
        String request = ask(requester);
        approveWithoutScript(request);
        follow(requester, request);
        look(requester);
        search(requester);
    }

    private void signIn(Page page) {
        page.navigate("/requests");
        page.fill("#username", "requester");
        page.fill("#password", "not the password");
        page.click("form:has(#password) button");
        assertThat(page.locator("[role=alert]").first()).isVisible();
        inspection.of(page, "sign-in-refused");
        page.fill("#password", "requester");
        page.click("form:has(#password) button");
        assertThat(page).hasURL(Pattern.compile(".*/requests.*"));
    }

    /** From a pasted reference to a filed request; a wrong credential in between loses nothing but the token. */
    private String ask(Page page) {
        page.navigate("/");
        page.fill("#text", "grafana/grafana:12.1\nnvcr.io/nvidia/pytorch:25.10\nUPPER/case");
        page.click(".md-ask-in button[type=submit]");
        assertThat(page.locator("#answers")).containsText("ECR cannot cache nvcr.io");
        inspection.of(page, "home");
        page.click("#answers a.btn-primary");
        page.fill("#prefix", "Docker_Hub");
        assertThat(page.locator("#prefix-check")).containsText("capital letter");
        page.fill("#prefix", "docker-hub");
        assertThat(page.locator("#prefix-check")).containsText("docker-hub/");
        fillIn(page);
        inspection.of(page, "new-request");
        page.click("button:has-text('File the request')");
        assertThat(page.locator("#accessToken-errors")).containsText("Docker Hub refused");
        assertThat(page.locator("#reason")).hasValue("Docker Hub limits block our builds");
        assertThat(page.locator("#accessToken")).hasValue("");
        inspection.of(page, "new-request-refused");
        page.fill("#accessToken", "right");
        page.click("button:has-text('Preview the plan')");
        assertThat(page.locator("#preview")).containsText("Create the rule docker-hub");
        page.fill("#accessToken", "right");
        page.click("button:has-text('File the request')");
        assertThat(page.locator("h1")).containsText("Mirror Docker Hub");
        inspection.of(page, "request-submitted");
        return Requests.path(page);
    }

    private static void fillIn(Page page) {
        page.fill("#credentialName", "docker-hub");
        page.fill("#username", "me");
        page.fill("#accessToken", "wrong");
        page.fill("#grants", "o-sandbox0001\n444455556666");
        page.fill("#warm", "library/nginx:1.27\ngrafana/grafana:12.1");
        page.selectOption("#template", "");
        page.fill("#templateName", "standard-cache");
        page.fill("#templateTags", "cost=shared");
        page.fill("#reason", "Docker Hub limits block our builds");
    }

    private void approveWithoutScript(String request) {
        Page page = windows.nobody(false);
        Windows.signIn(page, "approver");
        page.navigate(request);
        assertThat(page.locator("main")).containsText("Create the secret ecr-pullthroughcache/docker-hub-1");
        page.click("#approve");
        assertThat(page.locator("h1")).containsText("Mirror Docker Hub");
    }

    /** The page moves by itself until the images are there. */
    private void follow(Page page, String request) {
        page.navigate(request);
        assertThat(page.locator("#state")).containsText("Done", patience());
        assertThat(page.locator("#pull")).containsText("2 of 2 warm", patience());
        page.click("#pull summary >> nth=0");
        assertThat(page.locator("#pull")).containsText("docker pull");
        inspection.of(page, "request-done");
    }

    private void look(Page page) {
        for (String path :
                List.of("/requests", "/mirrors", "/templates", "/inventory", "/inventory/repositories", "/audit")) {
            page.navigate(path);
            assertThat(page.locator("h1")).isVisible();
            inspection.of(page, path.substring(path.lastIndexOf('/') + 1));
        }
        page.navigate("/inventory/repositories?q=nothing-like-this");
        inspection.of(page, "repositories-empty");
        page.navigate("/inventory/repositories/" + REGISTRY + "/docker-hub/library/nginx");
        Locator main = page.locator("main");
        assertThat(main).containsText("mirrordesk:mirror");
        inspection.of(page, "repository");
        page.navigate("/mirrors");
        page.click("td.is-lead a:text-is('docker-hub')");
        assertThat(main).containsText("What was not requested is not there");
        inspection.of(page, "mirror");
    }

    /** With the keyboard alone, and with a slip of the pen. */
    private void search(Page page) {
        page.navigate("/templates");
        page.keyboard().press("Control+k");
        Locator options = page.locator("#palette [role=option]");
        assertThat(options.first()).hasText("Request a mirror");
        inspection.of(page, "palette-pages");
        page.keyboard().type("docker-hub/library/ngnix");
        assertThat(page.locator("#palette [aria-selected=true]")).containsText("docker-hub/library/nginx");
        assertThat(page.locator("#palette-q")).hasAttribute("aria-activedescendant", "palette-REPOSITORY-0");
        inspection.of(page, "palette");
        page.keyboard().press("Escape");
        assertThat(page.locator("#palette")).isHidden();
        page.keyboard().press("Control+k");
        page.keyboard().type("docker");
        assertThat(page.locator("#palette [aria-selected=true]")).containsText("docker-hub");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/mirrors/\\d+"));
        searchWithoutChoosing(page);
    }

    private void searchWithoutChoosing(Page page) {
        page.click("#search-q");
        page.fill("#palette-q", "nginx");
        page.click("#palette form button:has-text('Search')");
        assertThat(page).hasURL(Pattern.compile(".*/search\\?q=nginx"));
        assertThat(page.locator("main")).containsText("docker.io/library/nginx");
        inspection.of(page, "search");
        page.navigate("/search?q=ngnix");
        assertThat(page.locator("main [role=status]")).containsText("This is what is found for nginx");
        page.navigate("/search?q=nothing-whatever-so");
        inspection.of(page, "search-nothing");
        page.navigate("/search");
        inspection.of(page, "search-start");
    }
}
