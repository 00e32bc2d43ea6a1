package io.mirrordesk.portal.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of the frame that needs no database, so that an error page can be drawn while the database is away.
 *
 * @param theme {@code light} or {@code dark}
 * @param sandbox whether this portal talks to the embedded AWS
 * @param person name of who is signed in, or null
 * @param roles role names of the person, such as {@code APPROVER}
 */
public record Shell(String theme, boolean sandbox, @Nullable String person, List<String> roles) {

    /** The theme that the switch leads to. */
    public String otherTheme() {
        return theme.equals("dark") ? "light" : "dark";
    }

    /** Whether a request can be filed: a viewer only reads. */
    public boolean mayAsk() {
        return roles.stream().anyMatch(role -> !role.equals("VIEWER"));
    }

    public boolean is(String role) {
        return roles.contains(role);
    }
}
