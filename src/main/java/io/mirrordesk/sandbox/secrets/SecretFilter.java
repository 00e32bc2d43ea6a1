package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Secret;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.model.Filter;

/**
 * One filter of ListSecrets: names, tags and regions by prefix with their case; the description and all attributes by words without it. A
 * value that begins with {@code !} is negated (API reference, Filter).
 */
record SecretFilter(String key, List<String> values) {

    private static final List<String> KEYS =
            List.of("all", "name", "tag-key", "description", "tag-value", "primary-region", "owning-service");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    static List<SecretFilter> read(List<Filter> filters) {
        Checks.range("filters", filters.size(), 0, 10);
        return filters.stream().map(SecretFilter::read).toList();
    }

    private static SecretFilter read(Filter filter) {
        String key = filter.keyAsString();
        if (key == null) {
            throw SecretErrors.invalidParameter("Invalid filter key");
        }
        if (!KEYS.contains(key)) {
            throw SecretErrors.broken(
                    "'" + key + "'", "filters.1.member.key", "Member must satisfy enum value set: " + KEYS);
        }
        if (filter.values().isEmpty()) {
            throw SecretErrors.invalidParameter("Invalid filter values for key: " + key);
        }
        return new SecretFilter(key, filter.values());
    }

    boolean fits(Secret secret) {
        List<String> attributes = attributes(secret);
        return values.stream().anyMatch(value -> fits(attributes, value));
    }

    private boolean fits(List<String> attributes, String value) {
        return value.startsWith("!")
                ? attributes.stream().noneMatch(attribute -> matches(attribute, value.substring(1)))
                : attributes.stream().anyMatch(attribute -> matches(attribute, value));
    }

    private List<String> attributes(Secret secret) {
        Map<String, String> tags = Objects.requireNonNullElse(secret.tags(), Map.of());
        String description = Objects.requireNonNullElse(secret.description(), "");
        return switch (key) {
            case "name" -> List.of(secret.name());
            case "description" -> List.of(description);
            case "tag-key" -> List.copyOf(tags.keySet());
            case "tag-value" -> List.copyOf(tags.values());
            case "all" ->
                Stream.of(List.of(secret.name(), description), tags.keySet(), tags.values())
                        .flatMap(Collection::stream)
                        .toList();
            // Secrets are not replicated and no service manages one here.
            default -> List.of();
        };
    }

    private boolean matches(String attribute, String wanted) {
        if (!key.equals("description") && !key.equals("all")) {
            return attribute.startsWith(wanted);
        }
        List<String> words = words(attribute);
        List<String> wantedWords = words(wanted);
        return !wantedWords.isEmpty()
                && wantedWords.stream().allMatch(start -> words.stream().anyMatch(word -> word.startsWith(start)));
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
