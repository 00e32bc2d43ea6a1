package io.mirrordesk.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.identity.People;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.PortalTest;
import io.mirrordesk.support.SomePeople;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@PortalTest
@Import(ApiConventionsTest.Things.class)
class ApiConventionsTest {

    private static final String THINGS = "/api/v1/things";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Things things;

    private Browser browser;

    @BeforeEach
    void somebody() {
        SomePeople.in(people);
        browser = new Browser(port);
    }

    @Test
    void saysWhereABodyIsNoJson() {
        problem(post("{\"name\": \"a\",\n \"size\" 1}"), 400, "malformed-request", "line 2");
        problem(post(""), 400, "malformed-request", "The body is empty");
    }

    @Test
    void namesAnUnknownFieldByItsPath() {
        HttpResponse<String> refused = post("{\"name\": \"a\", \"parts\": [{\"label\": \"x\"}, {\"labl\": \"y\"}]}");

        problem(refused, 422, "invalid-request", "There is no field");
        assertThat(refused.body()).contains("\"field\":\"parts[1].labl\"").contains("The fields here are label");
    }

    @Test
    void saysWhichFormAFieldHas() {
        assertThat(problem(post("{\"size\": \"many\"}"), 422, "invalid-request", "must be a number"))
                .contains("\"field\":\"size\"");
        assertThat(problem(post("{\"colour\": \"PINK\"}"), 422, "invalid-request", "one of RED, BLUE"))
                .contains("\"field\":\"colour\"");
        assertThat(problem(post("{\"parts\": {}}"), 422, "invalid-request", "a list"))
                .contains("\"field\":\"parts\"");
        problem(post("[]"), 422, "invalid-request", "must be");
    }

    @Test
    void keepsTheWordsOfAProblem() {
        assertThat(problem(post("{\"name\": \"bad\"}"), 422, "invalid-request", "This name is bad."))
                .contains("\"errors\":[{\"field\":\"thing.name\"");
    }

    @Test
    void refusesWhatHttpRefuses() {
        problem(get("/api/v1/nothing"), 404, "not-found", "nothing at /api/v1/nothing");
        problem(get(THINGS + "/abc"), 404, "not-found", "nothing at");
        problem(get(THINGS + "/7?limit=x"), 422, "invalid-request", "a number");
        HttpResponse<String> method = get(THINGS);
        problem(method, 405, "method-not-allowed", "does not take GET");
        assertThat(method.headers().firstValue("Allow")).contains("POST");
        problem(
                browser.postJson(
                        THINGS, "x", "Content-Type", "text/plain", "Authorization", SomePeople.bearer("admin")),
                415,
                "unsupported-media-type",
                "application/json");
        HttpResponse<String> away = get(THINGS + "/503");
        problem(away, 503, "database-away", "try again");
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
        problem(get(THINGS + "/500"), 500, "internal-error", "The portal failed");
    }

    @Test
    void drawsARefusalAsAPageForABrowser() {
        browser.signIn("admin", "admin");

        HttpResponse<String> lost = browser.get("/nothing", "Accept", "text/html");
        assertThat(lost.statusCode()).isEqualTo(404);
        assertThat(lost.body()).contains("There is nothing at /nothing.").contains("<html");
    }

    @Test
    void takesEffectOncePerIdempotencyKey() {
        int before = things.created.get();
        HttpResponse<String> first = post("{\"name\": \"once\"}", "Idempotency-Key", "k1");
        HttpResponse<String> again = post("{\"name\": \"once\"}", "Idempotency-Key", "k1");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(things.created.get()).isEqualTo(before + 1);
        problem(post("{\"name\": \"other\"}", "Idempotency-Key", "k1"), 409, "idempotency-key-reused", "new key");
    }

    @Test
    void takesEffectOnceWhenTheSameCallComesManyTimesAtOnce() throws Exception {
        int before = things.created.get();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> calls = IntStream.range(0, 8)
                    .mapToObj(call -> callers.submit(() -> post("{\"name\": \"race\"}", "Idempotency-Key", "race")
                            .statusCode()))
                    .toList();
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isIn(201, 409);
            }
        }
        assertThat(things.created.get()).isEqualTo(before + 1);
    }

    @Test
    void freesAKeyWhoseRequestWasRefused() {
        assertThat(post("{\"name\": \"bad\"}", "Idempotency-Key", "k2").statusCode())
                .isEqualTo(422);
        assertThat(post("{\"name\": \"good\"}", "Idempotency-Key", "k2").statusCode())
                .isEqualTo(201);
    }

    @Test
    void describesItself() {
        assertThat(browser.get("/v3/api-docs").body())
                .contains("\"title\":\"Mirrordesk\"")
                .contains("bearer");
        assertThat(browser.get("/actuator/health").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) {
        return browser.get(path, "Authorization", SomePeople.bearer("admin"));
    }

    private HttpResponse<String> post(String body, String... headers) {
        String[] all = List.of(List.of("Authorization", SomePeople.bearer("admin")), List.of(headers)).stream()
                .flatMap(List::stream)
                .toArray(String[]::new);
        return browser.postJson(THINGS, body, all);
    }

    private static String problem(HttpResponse<String> answer, int status, String type, String words) {
        assertThat(answer.body()).contains("urn:mirrordesk:problem:" + type).contains(words);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        return answer.body();
    }

    /** A resource as any room has it. */
    @TestConfiguration
    @RestController
    static class Things {

        private final AtomicInteger created = new AtomicInteger();

        @PostMapping(THINGS)
        ResponseEntity<Created> create(@RequestBody Thing thing) {
            if ("bad".equals(thing.name())) {
                throw InvalidInput.at("thing.name", "This name is bad.");
            }
            int number = created.incrementAndGet();
            return ResponseEntity.created(URI.create(THINGS + "/" + number)).body(new Created(number));
        }

        @GetMapping(THINGS + "/{id}")
        Created read(@PathVariable int id, @RequestParam(defaultValue = "1") int limit) {
            if (id == 503) {
                throw new DataAccessResourceFailureException("gone");
            }
            if (id == 500) {
                throw new IllegalStateException("A fault of ours");
            }
            return new Created(limit);
        }
    }

    enum Colour {
        RED,
        BLUE
    }

    record Part(String label) {}

    record Thing(String name, Integer size, Colour colour, List<Part> parts) {}

    record Created(int number) {}
}
