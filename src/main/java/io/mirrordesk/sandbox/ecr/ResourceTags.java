package io.mirrordesk.sandbox.ecr;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecr.model.Tag;

/** Tags of resources: at most 50, keys up to 128 characters, values up to 256. */
final class ResourceTags {

    private ResourceTags() {}

    /** Checked tags by key; the last one of a key wins. */
    static Map<String, String> read(List<Tag> tags) {
        Map<String, String> byKey = new TreeMap<>();
        for (Tag tag : tags) {
            String key = String.valueOf(tag.key());
            String value = String.valueOf(tag.value());
            if (tag.key() == null || key.isEmpty() || key.length() > 128) {
                throw EcrErrors.invalidTag("Tag keys have 1 to 128 characters.");
            }
            if (tag.value() == null || value.length() > 256) {
                throw EcrErrors.invalidTag("Tag values have 0 to 256 characters.");
            }
            if (key.startsWith("aws:")) {
                throw EcrErrors.invalidTag("Tag keys must not begin with aws:, which is reserved.");
            }
            byKey.put(key, value);
        }
        return checked(byKey);
    }

    static Map<String, String> checked(Map<String, String> tags) {
        if (tags.size() > 50) {
            throw EcrErrors.tooManyTags();
        }
        return tags;
    }

    static List<Tag> write(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
