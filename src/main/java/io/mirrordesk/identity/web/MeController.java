package io.mirrordesk.identity.web;

import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.identity.Person;
import io.mirrordesk.identity.Role;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/me}. */
@RestController
class MeController {

    private final CurrentPerson current;

    MeController(CurrentPerson current) {
        this.current = current;
    }

    /** Who is signed in, or whose token this is. */
    @GetMapping("/api/v1/me")
    Me me() {
        Person person = current.require();
        return new Me(person.name(), person.roles().stream().sorted().toList(), person.teams());
    }

    record Me(String name, List<Role> roles, List<String> teams) {}
}
