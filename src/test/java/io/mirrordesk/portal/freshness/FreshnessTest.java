package io.mirrordesk.portal.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.People;
import io.mirrordesk.observed.Syncs;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What people and the API are told of the age of the inventory. */
class FreshnessTest extends SandboxedPortal {

    private static final RegistryId OTHER = RegistryId.parse("111122223333.eu-north-1");
    private static final String LINE = "/inventory/freshness?registry=" + OTHER;

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Syncs syncs;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void somebody() {
        SomePeople.in(people);
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from registry_sync where registry_id = ?")
                .param(OTHER.toString())
                .update();
    }

    @Test
    void saysHowFarASyncIsAndAsksAgain() {
        state("""
                state = 'RUNNING', stage = 'READING', started_at = now(), completed_at = now(), moved_at = now(), to_read = 40000,
                read = 12000, unreadable = 5, per_second = 50""");
        String line = as("viewer").get(LINE).body();
        assertThat(line)
                .contains("reading, 12,005 of 40,000 repositories", "done about", "hx-trigger=\"every 3s\"")
                .doesNotContain("<form");
        Instant end = syncs.of(OTHER).expectedEnd();
        assertThat(end)
                .isAfter(Instant.now().plusSeconds(500))
                .isBefore(Instant.now().plusSeconds(600));
    }

    @Test
    void keepsTheAgeOfWhatIsKnownBesideTheReasonWhyNothingNewer() {
        state("""
                state = 'FAILED', stage = 'LISTING', started_at = now(), completed_at = now() - interval '3 hours',
                error = 'AWS denies sts:AssumeRole to the portal.'""");
        assertThat(as("viewer").get(LINE).body())
                .contains("3 h ago", "is-wait", "AWS denies sts:AssumeRole to the portal.")
                .doesNotContain("hx-trigger");
    }

    @Test
    void doesNotCallWhatIsFreshOld() {
        state("state = 'DONE', stage = 'READING', started_at = now(), completed_at = now()");
        assertThat(as("viewer").get(LINE).body()).contains("just now").doesNotContain("is-wait");
    }

    @Test
    void letsAnAdminRefreshFromThePage() {
        Browser admin = as("admin");
        eventually(
                "the page offers it", () -> admin.get("/inventory").body().contains("action=\"/inventory/freshness\""));
        Instant before = Instant.now();
        var answer = admin.submit(
                "/inventory",
                "/inventory/freshness",
                Map.of("registry", REGISTRY.toString(), "back", "/inventory?period=90d"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/inventory?period=90d"));
        eventually("a sync begins", () -> started().isAfter(before));
    }

    @Test
    void refusesToRefreshForAnybodyElse() {
        Browser viewer = as("viewer");
        assertThat(viewer.submit("/requests/new", "/inventory/freshness", Map.of("registry", REGISTRY.toString()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void tellsTheSameByTheApi() {
        JsonNode registry =
                new PortalApi(port).get("viewer", "/registries").path("items").get(0);
        assertThat(registry.path("sync").path("phase").asString()).isIn("RUNNING", "DONE", "WAITING");
    }

    @Test
    void listsTheRegistriesWithWhatWasKnownWhenAwsRefuses() {
        fail("DescribePullThroughCacheRules", "AccessDeniedException");
        JsonNode registry =
                new PortalApi(port).get("viewer", "/registries").path("items").get(0);
        assertThat(registry.path("rulesUsed").asInt())
                .isEqualTo(syncs.of(REGISTRY).rulesUsed());
    }

    private Browser as(String person) {
        Browser browser = new Browser(port);
        browser.signIn(person, person);
        return browser;
    }

    private Instant started() {
        Instant startedAt = syncs.of(REGISTRY).startedAt();
        return startedAt == null ? Instant.MIN : startedAt;
    }

    private void state(String columns) {
        jdbc.sql("insert into registry_sync (registry_id, state, started_at) values (?, 'DONE', now())")
                .param(OTHER.toString())
                .update();
        jdbc.sql("update registry_sync set " + columns + " where registry_id = ?")
                .param(OTHER.toString())
                .update();
    }
}
