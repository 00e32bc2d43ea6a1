package io.mirrordesk.sandbox.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The passwords that GetAuthorizationToken hands out for the user {@code AWS}: they carry account, principal and expiry, so
 * that they need no memory. Like signatures they are not secret in a sandbox.
 */
public final class Tokens {

    private static final Duration VALID = Duration.ofHours(12);
    private static final Pattern TOKEN = Pattern.compile("sandbox\\.(\\d{12})\\.(\\d{1,12})\\.([\\w-]+)");

    /** A password and when it ends. */
    public record Token(String password, Instant expiresAt) {}

    private final Clock clock;

    public Tokens(Clock clock) {
        this.clock = clock;
    }

    /** A password for twelve hours. */
    public Token issue(Principal principal) {
        Instant expiry = clock.instant().plus(VALID);
        String arn = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(principal.arn().getBytes(StandardCharsets.UTF_8));
        return new Token(
                "sandbox." + principal.account() + "." + expiry.getEpochSecond() + "." + arn,
                Instant.ofEpochSecond(expiry.getEpochSecond()));
    }

    /** Who a password was given to; empty if it is none of ours or has expired. */
    public Optional<Principal> read(String password) {
        return parse(password).filter(token -> !hasPassed(token)).flatMap(Tokens::principal);
    }

    /** Whether a password is one of ours, but has expired. */
    public boolean hasExpired(String password) {
        return parse(password).filter(this::hasPassed).isPresent();
    }

    private boolean hasPassed(Matcher token) {
        return clock.instant().getEpochSecond() >= Long.parseLong(token.group(2));
    }

    private static Optional<Matcher> parse(String password) {
        return Optional.of(TOKEN.matcher(password)).filter(Matcher::matches);
    }

    private static Optional<Principal> principal(Matcher token) {
        try {
            byte[] arn = Base64.getUrlDecoder().decode(token.group(3));
            return Optional.of(new Principal(token.group(1), new String(arn, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
