package io.mirrordesk.audit;

import java.util.Objects;

/**
 * Who changed something: a person by name, or a service of the portal that acts on a standing order.
 *
 * @param name a person's name such as {@code admin}, or a service's such as {@code reconcile}
 */
public record Actor(String name, Kind kind) {

    /** Whether a human being acted. */
    public enum Kind {
        /** A signed-in person, in the browser or by a token. */
        PERSON,
        /** The portal itself. */
        SERVICE
    }

    public Actor {
        Objects.requireNonNull(kind);
        if (name.isBlank()) {
            throw new IllegalArgumentException("An actor has a name.");
        }
    }

    public static Actor person(String name) {
        return new Actor(name, Kind.PERSON);
    }

    public static Actor service(String name) {
        return new Actor(name, Kind.SERVICE);
    }

    /** The bare name, as lists and the API show it. */
    @Override
    public String toString() {
        return name;
    }
}
