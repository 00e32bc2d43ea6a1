package io.mirrordesk.sandbox.secrets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** Tags of secrets: at most 50, keys up to 128 characters, values up to 256. */
final class SecretTags {

    private SecretTags() {}

    static Map<String, String> read(List<Tag> tags) {
        Map<String, String> byKey = new LinkedHashMap<>();
        for (Tag tag : tags) {
            String key = Checks.length("tags.member.key", Objects.requireNonNullElse(tag.key(), ""), 1, 128);
            if (key.startsWith("aws:")) {
                throw SecretErrors.invalidParameter("Tag keys must not begin with aws:, which is reserved.");
            }
            byKey.put(key, Checks.length("tags.member.value", Objects.requireNonNullElse(tag.value(), ""), 0, 256));
        }
        return checked(byKey);
    }

    static Map<String, String> checked(Map<String, String> tags) {
        if (tags.size() > 50) {
            throw SecretErrors.invalidParameter("A secret can have at most 50 tags.");
        }
        return tags;
    }

    static @Nullable List<Tag> write(@Nullable Map<String, String> tags) {
        if (tags == null) {
            return null;
        }
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
