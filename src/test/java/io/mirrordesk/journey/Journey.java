package io.mirrordesk.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import io.mirrordesk.identity.People;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People in a browser before the one portal of all journeys. What they saw is inspected, and must be without fault at the end. */
abstract class Journey extends SandboxedPortal {

    private static final double PATIENCE_MILLIS = 30_000;

    final Inspection inspection = new Inspection();
    private final List<BrowserContext> windows = new ArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @BeforeEach
    void open() {
        Assumptions.assumeTrue(Chromium.isThere(), "There is no Chromium on this machine.");
        SomePeople.in(people);
    }

    @AfterEach
    void close() {
        windows.forEach(BrowserContext::close);
        inspection.findsNothing();
    }

    /** A window of its own for somebody who is signed in. */
    final Page as(String name) {
        return as(name, true);
    }

    final Page as(String name, boolean javaScript) {
        Page page = window(javaScript);
        page.navigate("/sign-in");
        page.fill("#username", name);
        page.fill("#password", name);
        page.click("form:has(#password) button");
        return page;
    }

    /** A window in which nobody is signed in. */
    final Page window(boolean javaScript) {
        BrowserContext context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + port)
                        .setJavaScriptEnabled(javaScript)
                        // Colours that are still moving would be measured half-way.
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(1440, 900));
        windows.add(context);
        Page page = context.newPage();
        inspection.listenTo(page);
        return page;
    }

    /** Files a request for a mirror that needs no credential and returns its path. */
    final String ask(Page page, String upstream, String prefix, String image) {
        page.navigate("/requests/new?upstream=" + upstream);
        page.fill("#prefix", prefix);
        page.fill("#grants", "444455556666");
        page.fill("#warm", image);
        page.selectOption("#template", "-");
        page.fill("#reason", "Our builds wait for " + upstream);
        page.click("button:has-text('File the request')");
        page.waitForURL("**/requests/*");
        return path(page);
    }

    static String path(Page page) {
        return page.url().replaceAll(".*(/requests/\\d+).*", "$1");
    }

    static LocatorAssertions.ContainsTextOptions patience() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    }
}
