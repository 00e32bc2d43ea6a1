package io.mirrordesk.portal.demo;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.identity.NewPerson;
import io.mirrordesk.identity.NewToken;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Role;
import io.mirrordesk.identity.Scope;
import io.mirrordesk.identity.Team;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of the sandbox: the password is the name, the API token {@code sandbox-<name>}. */
@Component
@ConditionalOnBooleanProperty("mirrordesk.demo.enabled")
class DemoPeople {

    private static final Actor DEMO = Actor.service("demo");

    private final People people;
    private final Clock clock;

    DemoPeople(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** Creates them, which happens once, and all together: a start that is stopped half-way leaves none of them. */
    @Transactional
    public void create() {
        if (people.find("admin").isPresent()) {
            return;
        }
        people.createTeam(
                new Team(
                        "payments",
                        List.of("444455556666"),
                        List.of("o-sandbox0001"),
                        List.of("o-sandbox0001/r-sand/ou-sand-payments/")),
                DEMO);
        people.createTeam(new Team("platform", List.of("111122223333"), List.of(), List.of()), DEMO);
        create("requester", Role.REQUESTER, "payments");
        create("approver", Role.APPROVER, "platform");
        create("admin", Role.ADMIN, "platform");
        people.createPerson(new NewPerson("viewer", "viewer", Set.of(Role.VIEWER), List.of()), DEMO);
        issueToken("viewer", Scope.READ);
    }

    private void create(String name, Role role, String team) {
        people.createPerson(new NewPerson(name, name, Set.of(role), List.of(team)), DEMO);
        issueToken(name, Scope.WRITE);
    }

    private void issueToken(String name, Scope scope) {
        people.issueToken(
                new NewToken(
                        name,
                        "sandbox",
                        "sandbox-" + name,
                        scope,
                        clock.instant().plus(Duration.ofDays(365))),
                DEMO);
    }
}
