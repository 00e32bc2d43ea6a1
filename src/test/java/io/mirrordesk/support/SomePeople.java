package io.mirrordesk.support;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.identity.NewPerson;
import io.mirrordesk.identity.NewToken;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Role;
import io.mirrordesk.identity.Scope;
import io.mirrordesk.identity.Team;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** The people of the demo, with password and token alike: {@code admin}, {@code token-of-admin}. */
public final class SomePeople {

    private static final Actor TEST = Actor.service("test");

    private SomePeople() {}

    /** Creates them unless they are there. */
    public static void in(People people) {
        if (people.find("admin").isPresent()) {
            return;
        }
        people.createTeam(new Team("payments", List.of("444455556666"), List.of("o-sandbox0001"), List.of()), TEST);
        people.createTeam(new Team("platform", List.of("111122223333"), List.of(), List.of()), TEST);
        add(people, "requester", Role.REQUESTER, "payments");
        add(people, "approver", Role.APPROVER, "platform");
        add(people, "admin", Role.ADMIN, "platform");
        add(people, "viewer", Role.VIEWER, "payments");
    }

    /** The header that signs a call in. */
    public static String bearer(String name) {
        return "Bearer token-of-" + name;
    }

    private static void add(People people, String name, Role role, String team) {
        people.createPerson(new NewPerson(name, name, Set.of(role), List.of(team)), TEST);
        people.issueToken(
                new NewToken(
                        name,
                        "test",
                        "token-of-" + name,
                        Scope.WRITE,
                        Instant.now().plus(1, ChronoUnit.DAYS)),
                TEST);
    }
}
