package io.mirrordesk.bench;

import io.mirrordesk.observed.generated.Shape;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.Eventually;
import io.mirrordesk.support.SomePeople;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How fast pages, API lists and search are on a registry of 100,000 repositories and 2,000,000 images, at 50 requests a second each. */
class PagesBench {

    private static final int PER_SECOND = 50;
    private static final Duration WARM_UP = Duration.ofMinutes(4);
    private static final String FORMAT = "%-78s %8s %8s %8s %7s  %s";
    private static final String API = "/api/v1";

    @Test
    void measuresPagesOnAGeneratedRegistry() throws IOException, SQLException {
        long begun = System.nanoTime();
        GeneratedDatabase database = GeneratedDatabase.create();
        long generated = (System.nanoTime() - begun) / 1_000_000_000;
        line("Generating 100,000 repositories and 2,000,000 images: " + generated + " s");
        Map<String, Object> settings = database.settings();
        // one person makes all the calls
        settings.put("mirrordesk.api.calls-per-second", 1_000);
        try (BenchPortal portal = BenchPortal.start(settings)) {
            awaitFigures(portal);
            List<String> all = Stream.of(pages(database), lists(database), searches())
                    .flatMap(List::stream)
                    .toList();
            warmUp(portal, all);
            line(FORMAT.formatted("at 50 requests/s, ms", "median", "p95", "worst", "SQL", "goal"));
            pages(database).forEach(path -> measure(portal, path, "p95 < 50"));
            lists(database).forEach(path -> measure(portal, path, "p95 < 50"));
            searches().forEach(path -> measure(portal, path, "p95 < 80"));
            translate(portal);
            line("Heap in use after it: " + portal.heap() + " MB");
        }
        line("Database: " + database.one("select pg_size_pretty(pg_database_size(current_database()))")
                + ", goal < 2.5 GB");
    }

    /** At once: who stops it half-way keeps what was measured. */
    private static void line(String text) {
        System.out.println(text);
    }

    private static List<String> pages(GeneratedDatabase database) throws SQLException {
        String largest = "/inventory/repositories/" + Shape.REGISTRY + "/" + largest(database);
        return List.of(
                "/",
                "/inventory",
                "/inventory/repositories",
                "/inventory/repositories?sort=-size",
                "/inventory/repositories?q=mirror:docker-hub+conforms:no",
                "/inventory/repositories?q=size:%3E1GB+pulled:%3C30d+tag:v1*",
                "/inventory/images",
                "/inventory/images?q=pulled:%3E90d",
                "/inventory/images?q=size:%3E1GB&sort=-size",
                largest,
                largest + "/images/" + digest(database),
                "/mirrors",
                "/templates",
                "/requests",
                "/audit",
                "/translate");
    }

    private static List<String> lists(GeneratedDatabase database) throws SQLException {
        return List.of(
                API + "/registries",
                API + "/repositories?limit=200",
                API + "/repositories?conforms=false&sort=-size",
                API + "/repositories?q=grafana",
                API + "/images?q=pulled:%3E90d&sort=-size",
                API + "/registries/" + Shape.REGISTRY + "/repositories/" + largest(database),
                API + "/inventory/summary");
    }

    private static List<String> searches() {
        return List.of(
                "/search?q=grafana",
                "/search?q=grafna",
                "/search?q=sha256:ab12",
                "/search?q=nginx+alpine",
                "/search?q=nginx:1.27",
                "/search/palette?q=docker-hub",
                API + "/search?q=nginx");
    }

    /** The dashboard's figures are counted beside everything else after the start. */
    private static void awaitFigures(BenchPortal portal) {
        Browser browser = signedIn(portal);
        Eventually.eventually(
                "the figures are counted",
                Duration.ofMinutes(5),
                () -> browser.get("/inventory").body().contains("TB"));
    }

    /** One after the other, for a process that has served for a while is measured, not one that is just being compiled. */
    private static void warmUp(BenchPortal portal, List<String> paths) {
        long end = System.nanoTime() + WARM_UP.toNanos();
        Browser browser = signedIn(portal);
        long calls = 0;
        while (System.nanoTime() < end) {
            paths.forEach(path -> get(browser, path));
            calls += paths.size();
        }
        line("Warmed up by " + calls + " calls, one after the other, in " + WARM_UP.toMinutes() + " min");
    }

    private void measure(BenchPortal portal, String path, String goal) {
        Browser browser = signedIn(portal);
        int status = get(browser, path).statusCode();
        if (status != 200) {
            line(FORMAT.formatted(path, "-", "-", "-", "-", "answers " + status));
            return;
        }
        OpenLoad load = OpenLoad.of(PER_SECOND, () -> get(browser, path).statusCode() == 200);
        String missed = load.failed() > 0 ? ", " + load.failed() + " FAILED" : "";
        line(FORMAT.formatted(
                path, load.median(), load.p95(), load.worst(), statements(portal, browser, path), goal + missed));
    }

    private static int statements(BenchPortal portal, Browser browser, String path) {
        try {
            portal.statements();
            get(browser, path);
            return portal.statements();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private void translate(BenchPortal portal) {
        String manifest = IntStream.range(0, 2_500)
                .mapToObj(n ->
                        "      - name: c%d\n        image: grafana/grafana:%d.%d\n        env: []\n        # kept\n"
                                .formatted(n, n / 100, n % 100))
                .collect(Collectors.joining("", "kind: Pod\napiVersion: v1\nspec:\n  containers:\n", ""));
        String body = JsonMapper.shared().writeValueAsString(Map.of("text", manifest));
        Browser browser = new Browser(portal.port());
        long[] times = IntStream.range(0, 25)
                .mapToLong(_ -> {
                    long begun = System.nanoTime();
                    HttpResponse<String> answer =
                            browser.postJson(API + "/translate", body, "Authorization", SomePeople.bearer("viewer"));
                    return answer.statusCode() == 200 ? (System.nanoTime() - begun) / 1_000_000 : Long.MAX_VALUE;
                })
                .skip(5)
                .sorted()
                .toArray();
        line("Translating a manifest of 10,000 lines, ms: median " + times[10] + ", worst " + times[19]
                + ", goal < 300");
    }

    private static HttpResponse<String> get(Browser browser, String path) {
        return path.startsWith(API)
                ? browser.get(path, "Authorization", SomePeople.bearer("viewer"))
                : browser.get(path);
    }

    private static Browser signedIn(BenchPortal portal) {
        Browser browser = new Browser(portal.port());
        browser.signIn("viewer", "viewer");
        return browser;
    }

    private static String largest(GeneratedDatabase database) throws SQLException {
        return database.one("select name from repository order by images desc limit 1");
    }

    private static String digest(GeneratedDatabase database) throws SQLException {
        return database.one("""
                select i.digest from image i join repository r on r.id = i.repository_id
                 where r.name = (select name from repository order by images desc limit 1) order by i.id limit 1""");
    }
}
