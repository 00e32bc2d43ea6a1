package io.mirrordesk.sandbox.access;

import java.util.Locale;
import java.util.Optional;

/**
 * May this caller do this to that?
 *
 * @param organizationPath such as {@code o-sandbox0001/r-sand/ou-sand-payments/}; empty for an account outside of organizations
 */
record Question(Principal caller, Optional<String> organizationPath, String action, String resource) {

    /** A condition key's value; empty if the request has no such key. */
    Optional<String> value(String key) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "aws:principalorgid" -> organizationPath.map(path -> path.replaceFirst("/.*", ""));
            case "aws:principalorgpaths" -> organizationPath;
            case "aws:principalaccount" -> Optional.of(caller.account());
            case "aws:principalarn" -> Optional.of(caller.roleArn());
            default -> Optional.empty();
        };
    }
}
