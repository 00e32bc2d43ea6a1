package io.mirrordesk.lifecycle;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The members of one object of a policy, each asked for once; what was not asked for is a fault. */
final class Members {

    private final ObjectNode object;
    private final String path;
    private final Faults faults;
    private final Set<String> known = new HashSet<>();

    Members(ObjectNode object, String path, Faults faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    void fault(String key, String sentence) {
        faults.add(at(key), sentence);
    }

    JsonNode optional(String key) {
        known.add(key);
        return object.path(key);
    }

    JsonNode required(String key) {
        JsonNode value = optional(key);
        if (value.isMissingNode()) {
            fault(key, (path.isEmpty() ? "The lifecycle policy" : path) + " has no " + key + ". Add it.");
        }
        return value;
    }

    /** A whole number from 1; 0 after a fault. */
    int positive(String key) {
        JsonNode value = required(key);
        if (value.isIntegralNumber() && value.canConvertToInt() && value.intValue() > 0) {
            return value.intValue();
        }
        if (!value.isMissingNode()) {
            fault(key, key + " must be a whole number from 1; this is " + value + ".");
        }
        return 0;
    }

    String text(String key) {
        JsonNode value = optional(key);
        if (!value.isMissingNode() && !value.isString()) {
            fault(key, key + " must be a string.");
        }
        return value.isString() ? value.stringValue() : "";
    }

    List<String> texts(String key) {
        JsonNode value = optional(key);
        if (value.isMissingNode()) {
            return List.of();
        }
        boolean strings = value instanceof ArrayNode array
                && !array.isEmpty()
                && array.valueStream()
                        .allMatch(element ->
                                element.isString() && !element.stringValue().isEmpty());
        if (!strings) {
            fault(key, key + " must be a list of at least one string, none of them empty.");
            return List.of();
        }
        return value.valueStream().map(JsonNode::stringValue).toList();
    }

    Optional<Members> object(String key) {
        JsonNode value = required(key);
        if (value instanceof ObjectNode found) {
            return Optional.of(new Members(found, at(key), faults));
        }
        if (!value.isMissingNode()) {
            fault(key, key + " must be an object.");
        }
        return Optional.empty();
    }

    <T> Optional<T> word(String key, T[] values, Function<T, String> wording) {
        JsonNode node = required(key);
        Optional<T> found = Arrays.stream(values)
                .filter(value -> node.isString() && wording.apply(value).equals(node.stringValue()))
                .findFirst();
        if (found.isEmpty() && !node.isMissingNode()) {
            String choices = Arrays.stream(values).map(wording).collect(Collectors.joining(", "));
            fault(key, key + " must be one of " + choices + "; this is " + node + ".");
        }
        return found;
    }

    void refuseOthers() {
        object.propertyNames().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> fault(key, "ECR knows no member “" + key + "” here. Remove it."));
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
