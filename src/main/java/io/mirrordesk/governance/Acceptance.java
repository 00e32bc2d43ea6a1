package io.mirrordesk.governance;

import io.mirrordesk.plan.ChangeSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was found can become the desired state. It takes a request like any other, which somebody else decides about.
 *
 * @param kind of the request; null when it cannot be accepted
 * @param fields members of its {@code mirror}; lists as lines, an empty text takes away
 * @param whyNot a sentence; null when it can be accepted
 */
public record Acceptance(
        ChangeSet.@Nullable Kind kind,
        Map<String, String> fields,
        @Nullable String whyNot) {

    public Acceptance {
        fields = new TreeMap<>(fields);
    }

    static Acceptance by(ChangeSet.Kind kind, Map<String, String> fields) {
        return new Acceptance(kind, fields, null);
    }

    static Acceptance not(String why) {
        return new Acceptance(null, Map.of(), why);
    }
}
