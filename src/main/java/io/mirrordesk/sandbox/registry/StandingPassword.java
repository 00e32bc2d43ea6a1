package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.wire.Caller;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The password {@code sandbox-<account>}, which AWS does not have: the account's root user, and it never expires, so that a
 * printed command can be tried at any time.
 */
final class StandingPassword {

    private static final Pattern PASSWORD = Pattern.compile("sandbox-(\\d{12})");

    private StandingPassword() {}

    /** Whose password this is; empty if it is another kind of password. */
    static Optional<Caller> holder(String password, String region) {
        Matcher matcher = PASSWORD.matcher(password);
        return matcher.matches() ? Optional.of(Caller.root(matcher.group(1), region)) : Optional.empty();
    }
}
