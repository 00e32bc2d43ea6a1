package io.mirrordesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.PortalTest;
import io.mirrordesk.support.SomePeople;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class SignInTest {

    private static final String ME = "/api/v1/me";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @BeforeEach
    void somebody() {
        SomePeople.in(people);
        browser = new Browser(port);
    }

    @Test
    void refusesToGoOnGuessingOnePersonsPassword() {
        people.createPerson(
                new NewPerson("guessed", "guessed", Set.of(Role.VIEWER), List.of("payments")), Actor.service("test"));
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(browser.signIn("guessed", "wrong").statusCode()).isEqualTo(401);
        }
        HttpResponse<String> refused = browser.signIn("guessed", "guessed");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("60");
        assertThat(refused.body())
                .contains("There were too many wrong passwords for this name: try again in a minute.");
        assertThat(browser.signIn("admin", "admin").statusCode()).isEqualTo(302);
    }

    @Test
    void notesOnceAMinuteThatASessionIsUsed() {
        browser.signIn("viewer", "viewer");
        String used = "select last_access_time from spring_session where principal_name = 'viewer'"
                + " order by creation_time desc limit 1";
        jdbc.sql("update spring_session set last_access_time = last_access_time - 30000")
                .update();
        long before = jdbc.sql(used).query(Long.class).single();
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(jdbc.sql(used).query(Long.class).single()).isEqualTo(before);
        jdbc.sql("update spring_session set last_access_time = last_access_time - 60000")
                .update();
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(jdbc.sql(used).query(Long.class).single()).isGreaterThan(before);
    }

    @Test
    void leadsBackToThePageThatWasAskedFor() {
        HttpResponse<String> asked = browser.get("/audit?actor=admin");
        assertThat(asked.statusCode()).isEqualTo(302);
        String signIn = asked.headers().firstValue("Location").orElseThrow();
        assertThat(signIn).contains("/sign-in?to=");
        assertThat(browser.get(signIn.substring(signIn.indexOf("/sign-in"))).body())
                .contains("value=\"/audit?actor=admin\"");

        HttpResponse<String> back = browser.submit(
                "/sign-in", "/sign-in", Map.of("username", "admin", "password", "admin", "to", "/audit?actor=admin"));
        assertThat(back.headers().firstValue("Location").orElseThrow()).endsWith("/audit?actor=admin");
        HttpResponse<String> page = browser.get("/audit?actor=admin");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void neverLeadsToAnotherHost() {
        for (String elsewhere : new String[] {"//example.com", "https://example.com", "/\\example.com"}) {
            HttpResponse<String> back = new Browser(port)
                    .submit("/sign-in", "/sign-in", Map.of("username", "admin", "password", "admin", "to", elsewhere));
            assertThat(back.headers().firstValue("Location").orElseThrow()).doesNotContain("example");
        }
    }

    @Test
    void keepsTheNameWhenThePasswordIsWrong() {
        HttpResponse<String> refused = browser.signIn("admin", "wrong");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("The name or the password is wrong").contains("value=\"admin\"");
        assertThat(refused.body()).doesNotContain("value=\"wrong\"");
    }

    @Test
    void signsOut() {
        browser.signIn("viewer", "viewer");
        assertThat(browser.get(ME).statusCode()).isEqualTo(200);
        browser.submit("/audit", "/sign-out", Map.of());
        assertThat(browser.get(ME).statusCode()).isEqualTo(401);
    }

    @Test
    void saysWhoATokenIs() {
        HttpResponse<String> me = browser.get(ME, "Authorization", SomePeople.bearer("admin"));

        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.body()).isEqualTo("{\"name\":\"admin\",\"roles\":[\"ADMIN\"],\"teams\":[\"platform\"]}");
    }

    @Test
    void neverReadsTheSessionWhereAnAuthorizationHeaderIs() {
        browser.signIn("admin", "admin");

        for (String header : new String[] {"Bearer wrong", "Basic YWRtaW46YWRtaW4=", "Bearer "}) {
            HttpResponse<String> refused = browser.get(ME, "Authorization", header);
            assertThat(refused.statusCode()).as(header).isEqualTo(401);
            assertThat(refused.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(refused.body()).contains("urn:mirrordesk:problem:unauthorized");
        }
        assertThat(browser.get(ME, "Authorization", SomePeople.bearer("viewer")).body())
                .contains("viewer");
    }

    @Test
    void makesNoSessionForAToken() {
        long before = sessions();
        browser.get(ME, "Authorization", SomePeople.bearer("viewer"));
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void wantsTheCsrfTokenForAWriteOfASignedInBrowser() {
        browser.signIn("admin", "admin");

        HttpResponse<String> refused = browser.postJson("/api/v1/anything", "{}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("CSRF");
        assertThat(browser.postJson("/api/v1/anything", "{}", "X-XSRF-TOKEN", browser.csrf("/audit"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.postJson("/api/v1/anything", "{}", "Authorization", SomePeople.bearer("admin"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void letsAReadingTokenOnlyRead() {
        IssuedToken token = people.issueToken(
                new NewToken("admin", "reading", null, Scope.READ, Instant.now().plus(1, ChronoUnit.HOURS)),
                Actor.person("admin"));

        assertThat(browser.get(ME, "Authorization", "Bearer " + token.value()).statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused =
                browser.postJson("/api/v1/anything", "{}", "Authorization", "Bearer " + token.value());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("may only read");
    }

    @Test
    void exportsTheAuditToAdminsOnly() {
        String export = "/api/v1/audit/export?format=csv";

        assertThat(browser.get(export, "Authorization", SomePeople.bearer("approver"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get(export, "Authorization", SomePeople.bearer("admin"))
                        .body())
                .startsWith("id,sequence,at")
                .contains("CreatePerson")
                .doesNotContain("token-of-");
        assertThat(browser.get("/api/v1/audit/export", "Authorization", SomePeople.bearer("admin"))
                        .body())
                .startsWith("{\"id\":");
        assertThat(browser.get("/api/v1/audit/export?format=pdf", "Authorization", SomePeople.bearer("admin"))
                        .statusCode())
                .isEqualTo(422);
    }

    private long sessions() {
        return jdbc.sql("SELECT count(*) FROM spring_session").query(Long.class).single();
    }
}
