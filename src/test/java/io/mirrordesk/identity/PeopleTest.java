package io.mirrordesk.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.AuditEntry;
import io.mirrordesk.audit.AuditLog;
import io.mirrordesk.contract.FieldError;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.SecondPortalTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From a portal that knows nobody. */
@SecondPortalTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PeopleTest {

    private static final Actor ADMIN = Actor.person("first");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private FirstAdmin firstAdmin;

    @Autowired
    private AuditLog log;

    @Test
    @Order(1)
    void makesTheFirstAdminByALinkThatWorksOnce() {
        Browser browser = new Browser(port);
        String token = firstAdmin.offer().orElseThrow();
        String page = "/first-admin?token=" + token;
        assertThat(browser.get("/first-admin?token=wrong").statusCode()).isEqualTo(403);

        var weak = browser.submit(page, "/first-admin", Map.of("token", token, "name", "first", "password", "short"));
        assertThat(weak.body()).contains("at least 12 characters").contains("value=\"first\"");
        var made = browser.submit(
                page, "/first-admin", Map.of("token", token, "name", "first", "password", "long enough for it"));
        assertThat(made.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in");

        assertThat(browser.get(page).statusCode()).isEqualTo(403);
        assertThat(firstAdmin.offer()).isEmpty();
        assertThat(browser.signIn("first", "long enough for it").statusCode()).isEqualTo(302);
        assertThat(people.approverCount()).isEqualTo(1);
    }

    @Test
    @Order(2)
    void recordsWhoMadeWhomAndNeverASecret() {
        people.createTeam(new Team("shop", List.of("444455556666"), List.of("o-1"), List.of("o-1/r-1/ou-1/")), ADMIN);
        Person made = people.createPerson(
                new NewPerson("second", "a hidden word", Set.of(Role.APPROVER), List.of("shop")), ADMIN);
        IssuedToken token = people.issueToken(
                new NewToken("second", "ci", null, Scope.READ, Instant.now().plus(1, ChronoUnit.DAYS)), ADMIN);

        assertThat(people.find("second")).contains(made);
        assertThat(people.team("shop").orElseThrow().organizationPaths()).containsExactly("o-1/r-1/ou-1/");
        assertThat(people.approverCount()).isEqualTo(2);
        assertThat(log.ofSubject("person:second"))
                .extracting(AuditEntry::action)
                .containsExactly("CreateToken", "CreatePerson");
        assertThat(log.ofSubject("person:second").toString())
                .doesNotContain(token.value())
                .doesNotContain("a hidden word");
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    @Order(3)
    void saysWhatIsWrongAtItsField() {
        refuses(
                () -> people.createPerson(new NewPerson("a b", "", Set.of(), List.of("none")), ADMIN),
                "name",
                "password",
                "roles",
                "teams");
        refuses(
                () -> people.createPerson(new NewPerson("first", "word", Set.of(Role.VIEWER), List.of()), ADMIN),
                "name");
        refuses(
                () -> people.createTeam(new Team("Shop!", List.of("12"), List.of(), List.of()), ADMIN),
                "name",
                "accounts");
        refuses(
                () -> people.issueToken(
                        new NewToken(
                                "nobody", "ci", null, Scope.READ, Instant.now().plus(1, ChronoUnit.DAYS)),
                        ADMIN),
                "person");
        refuses(
                () -> people.issueToken(new NewToken("first", "ci", null, Scope.READ, Instant.EPOCH), ADMIN),
                "expiresAt");
    }

    private static void refuses(ThrowingCallable change, String... fields) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(change)
                .satisfies(refused -> assertThat(refused.errors())
                        .extracting(FieldError::field)
                        .containsExactly(fields));
    }
}
