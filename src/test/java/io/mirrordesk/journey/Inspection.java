package io.mirrordesk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at pages, with JavaScript on, which axe needs: no barrier that axe finds, nothing wider than the window, no complaint of the browser, and a picture of each look. */
final class Inspection {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** A picture takes as long as a page: each width and each scheme once, and with {@code -Dpictures=all} each with each. */
    private static final boolean ALL = "all".equals(System.getProperty("pictures"));

    private static final List<ColorScheme> WIDE =
            ALL ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of(ColorScheme.LIGHT);
    private static final List<ColorScheme> NARROW =
            ALL ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of(ColorScheme.DARK);

    /** That a refusal was refused is meant, and so is that a page is left while it asks how far something is: htmx says so in two words. */
    private static final List<String> MEANT = List.of("status of 4", "htmx:sendAbort", "htmx:afterRequest");

    private final List<String> complaints = new ArrayList<>();

    /** Remembers what the browser complains of from now on. */
    void listenTo(Page page) {
        page.onConsoleMessage(message -> {
            boolean meant = MEANT.stream().anyMatch(message.text()::contains);
            if (message.type().equals("error") && !meant) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
    }

    void of(Page page, String name) {
        for (int width : new int[] {1440, 360}) {
            page.setViewportSize(width, 900);
            // As high as the page, so that bars that stick to an edge of the window stand where the page puts them.
            page.setViewportSize(
                    width, ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue());
            for (ColorScheme scheme : width == 1440 ? WIDE : NARROW) {
                picture(page, scheme, "%s-%d-%s.png".formatted(name, width, scheme));
            }
            Object over =
                    page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (!Integer.valueOf(0).equals(over)) {
                complaints.add(name + " is " + over + " px wider than " + width);
            }
        }
        page.setViewportSize(1440, 900);
        page.evaluate("() => document.documentElement.dataset.bsTheme = 'light'");
        AxeRunOptions onlyFaults = new AxeRunOptions();
        onlyFaults.setResultTypes(List.of("violations"));
        new AxeBuilder(page)
                .options(onlyFaults)
                .withTags(RULES)
                // Without it axe opens a second page and loads itself there too, for the sake of frames, of which no
                // page has one.
                .setLegacyMode(true)
                .analyze()
                .getViolations()
                .forEach(rule -> complaints.add(name + ": " + rule.getId() + " "
                        + rule.getNodes().getFirst().getHtml()));
    }

    void findsNothing() {
        assertThat(complaints).isEmpty();
    }

    private static void picture(Page page, ColorScheme scheme, String file) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate(
                "scheme => document.documentElement.dataset.bsTheme = scheme",
                scheme.name().toLowerCase(Locale.ROOT));
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(file)));
    }
}
