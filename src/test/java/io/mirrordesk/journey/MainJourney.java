package io.mirrordesk.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.mirrordesk.identity.People;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The main job as two people in a browser. Each page is checked by axe and kept as pictures, wide and narrow, light and dark. */
class MainJourney extends SandboxedPortal {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final double PATIENCE_MILLIS = 30_000;

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void twoPeopleBringAMirrorIntoBeing() {
        Optional<Path> chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(chromium.isPresent(), "There is no Chromium on this machine.");
        SomePeople.in(people);
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(options(chromium.get()))) {
            Page requester = open(browser, true);
            signIn(requester, "requester");
            String request = ask(requester);
            Page approver = open(browser, false);
            signIn(approver, "approver");
            approve(approver, request);
            follow(requester, request);
            look(requester);
        }
        assertThat(complaints).isEmpty();
    }

    private void signIn(Page page, String name) {
        page.navigate("/requests");
        page.fill("#username", name);
        page.fill("#password", "not the password");
        page.click("form:has(#password) button");
        assertThat(page.locator("[role=alert]").first()).isVisible();
        page.fill("#username", name);
        page.fill("#password", name);
        page.click("form:has(#password) button");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/requests.*"));
    }

    /** From a pasted reference to a filed request; a wrong credential in between loses nothing but the token. */
    private String ask(Page page) {
        page.navigate("/");
        page.fill("#text", "grafana/grafana:12.1\nnvcr.io/nvidia/pytorch:25.10\nUPPER/case");
        page.click(".md-ask-in button[type=submit]");
        assertThat(page.locator("#answers")).containsText("ECR cannot cache nvcr.io");
        check(page, "home");
        page.click("#answers a.btn-primary");
        page.fill("#prefix", "Docker_Hub");
        assertThat(page.locator("#prefix-check")).containsText("capital letter");
        page.fill("#prefix", "docker-hub");
        assertThat(page.locator("#prefix-check")).containsText("docker-hub/");
        page.fill("#credentialName", "docker-hub");
        page.fill("#username", "me");
        page.fill("#accessToken", "wrong");
        page.fill("#grants", "o-sandbox0001\n444455556666");
        page.fill("#warm", "library/nginx:1.27\ngrafana/grafana:12.1");
        page.fill("#templateName", "standard-cache");
        page.fill("#templateTags", "cost=shared");
        page.fill("#reason", "Docker Hub limits block our builds");
        check(page, "new-request");
        page.click("button:has-text('File the request')");
        assertThat(page.locator("#accessToken-errors")).containsText("Docker Hub refused");
        assertThat(page.locator("#reason")).hasValue("Docker Hub limits block our builds");
        assertThat(page.locator("#accessToken")).hasValue("");
        check(page, "new-request-refused");
        page.fill("#accessToken", "right");
        page.click("button:has-text('Preview the plan')");
        assertThat(page.locator("#preview")).containsText("Create the rule docker-hub");
        page.fill("#accessToken", "right");
        page.click("button:has-text('File the request')");
        assertThat(page.locator("h1")).containsText("Mirror Docker Hub");
        check(page, "request-submitted");
        return page.url().replaceAll(".*(/requests/\\d+).*", "$1");
    }

    /** Deciding works without JavaScript. */
    private void approve(Page page, String request) {
        page.navigate(request);
        assertThat(page.locator("main")).containsText("Create the secret ecr-pullthroughcache/docker-hub-1");
        page.click("#approve");
        assertThat(page.locator("h1")).containsText("Mirror Docker Hub");
    }

    /** The page moves by itself until the images are there. */
    private void follow(Page page, String request) {
        page.navigate(request);
        assertThat(page.locator("#state")).containsText("Done", patience());
        assertThat(page.locator("#pull .md-state:has-text('Warm')").first()).isVisible();
        assertThat(page.locator("#pull")).containsText("docker pull");
        check(page, "request-done");
    }

    private void look(Page page) {
        for (String path : List.of("/requests", "/mirrors", "/templates", "/inventory/repositories", "/audit")) {
            page.navigate(path);
            assertThat(page.locator("h1")).isVisible();
            check(page, path.substring(path.lastIndexOf('/') + 1));
        }
        page.navigate("/inventory/repositories?q=nothing-like-this");
        check(page, "repositories-empty");
        page.navigate("/inventory/repositories/" + REGISTRY + "/docker-hub/library/nginx");
        Locator main = page.locator("main");
        assertThat(main).containsText("mirrordesk:mirror");
        check(page, "repository");
        page.navigate("/mirrors");
        page.click("td.is-lead a");
        assertThat(main).containsText("docker-hub");
        check(page, "mirror");
    }

    /** No barrier that axe finds, nothing wider than the window, and a picture of each look. */
    private void check(Page page, String name) {
        for (int width : new int[] {1440, 360}) {
            page.setViewportSize(width, 900);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.evaluate(
                        "scheme => document.documentElement.dataset.bsTheme = scheme",
                        scheme.name().toLowerCase(java.util.Locale.ROOT));
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve("%s-%d-%s.png".formatted(name, width, scheme))));
            }
            Object over =
                    page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (!Integer.valueOf(0).equals(over)) {
                complaints.add(name + " is " + over + " px wider than " + width);
            }
        }
        page.setViewportSize(1440, 900);
        page.evaluate("() => document.documentElement.dataset.bsTheme = 'light'");
        new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations()
                .forEach(rule -> complaints.add(name + ": " + rule.getId() + " "
                        + rule.getNodes().getFirst().getHtml()));
    }

    private Page open(Browser browser, boolean javaScript) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port)
                .setJavaScriptEnabled(javaScript)
                // Colours that are still moving would be measured half-way.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1440, 900));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            boolean expected = message.text().contains("status of 4");
            if (message.type().equals("error") && !expected) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        return page;
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions patience() {
        return new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                .setTimeout(PATIENCE_MILLIS);
    }

    private static BrowserType.LaunchOptions options(Path chromium) {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
    }
}
