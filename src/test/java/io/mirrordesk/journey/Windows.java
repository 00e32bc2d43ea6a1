package io.mirrordesk.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Windows of the browser before one portal, each with cookies of its own. */
final class Windows implements AutoCloseable {

    /** Cookies of who has signed in once, by portal and name: a journey that is not about signing in need not do it again. */
    private static final Map<String, String> SIGNED_IN = new HashMap<>();

    private final String portal;
    private final Inspection inspection;
    private final List<BrowserContext> open = new ArrayList<>();

    /** @param inspection that hears what the browser complains of in any of them */
    Windows(int port, Inspection inspection) {
        this.portal = "http://127.0.0.1:" + port;
        this.inspection = inspection;
    }

    /** Somebody who is signed in. */
    Page as(String name) {
        return as(name, true);
    }

    Page as(String name, boolean javaScript) {
        String cookies = SIGNED_IN.get(portal + name);
        if (cookies != null) {
            return page(options(javaScript).setStorageState(cookies));
        }
        Page page = page(options(javaScript));
        signIn(page, name);
        SIGNED_IN.put(portal + name, page.context().storageState());
        return page;
    }

    /** Nobody is signed in. */
    Page nobody(boolean javaScript) {
        return page(options(javaScript));
    }

    static void signIn(Page page, String name) {
        page.navigate("/sign-in");
        page.fill("#username", name);
        page.fill("#password", name);
        page.click("form:has(#password) button");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    @Override
    public void close() {
        open.forEach(BrowserContext::close);
    }

    private Browser.NewContextOptions options(boolean javaScript) {
        return new Browser.NewContextOptions()
                .setBaseURL(portal)
                .setJavaScriptEnabled(javaScript)
                // Colours that are still moving would be measured half-way.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1440, 900);
    }

    private Page page(Browser.NewContextOptions options) {
        BrowserContext context = Chromium.browser().newContext(options);
        open.add(context);
        Page page = context.newPage();
        inspection.listenTo(page);
        return page;
    }
}
