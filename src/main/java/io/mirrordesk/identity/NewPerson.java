package io.mirrordesk.identity;

import java.util.List;
import java.util.Set;

/**
 * A person to be created.
 *
 * @param password as typed; only its hash is kept
 * @param teams names of teams that exist
 */
public record NewPerson(String name, String password, Set<Role> roles, List<String> teams) {

    @Override
    public String toString() {
        return "NewPerson[name=" + name + ", roles=" + roles + ", teams=" + teams + "]";
    }
}
