package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list of secrets, and where its next page begins: after the place of the last secret, even if that one is gone by then.
 *
 * @param by {@code created-date}, {@code last-changed-date}, {@code last-accessed-date} or {@code name}
 */
record SecretOrder(String by, boolean descending) {

    static final SecretOrder OLDEST_FIRST = new SecretOrder("created-date", false);
    private static final List<String> KEYS = List.of("created-date", "last-accessed-date", "last-changed-date", "name");

    static SecretOrder read(@Nullable String by, @Nullable String order) {
        String key = Objects.requireNonNullElse(by, "created-date");
        if (!KEYS.contains(key)) {
            throw SecretErrors.broken("'" + key + "'", "sortBy", "Member must satisfy enum value set: " + KEYS);
        }
        String direction = Objects.requireNonNullElse(order, "asc");
        if (!List.of("asc", "desc").contains(direction)) {
            throw SecretErrors.broken(
                    "'" + direction + "'", "sortOrder", "Member must satisfy enum value set: [asc, desc]");
        }
        return new SecretOrder(key, direction.equals("desc"));
    }

    /** The secrets after the place that a token says, in order. */
    List<Secret> sorted(List<Secret> secrets, @Nullable String nextToken) {
        Comparator<String> ascending = Comparator.naturalOrder();
        Comparator<String> places = descending ? ascending.reversed() : ascending;
        Optional<String> after = Optional.ofNullable(nextToken).map(SecretOrder::decode);
        return secrets.stream()
                .filter(secret -> after.isEmpty() || places.compare(place(secret), after.get()) > 0)
                .sorted(Comparator.comparing(this::place, places))
                .toList();
    }

    String token(Secret last) {
        return Base64.getUrlEncoder().encodeToString(place(last).getBytes(StandardCharsets.UTF_8));
    }

    private String place(Secret secret) {
        String key = switch (by) {
            case "name" -> secret.name();
            case "last-changed-date" -> padded(secret.changedAt());
            case "last-accessed-date" -> padded(Objects.requireNonNullElse(secret.accessedAt(), Instant.EPOCH));
            default -> padded(secret.createdAt());
        };
        return key + " " + "%019d".formatted(secret.id());
    }

    private static String padded(Instant time) {
        return "%019d".formatted(time.toEpochMilli());
    }

    private static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SecretErrors.invalidNextToken();
        }
    }
}
