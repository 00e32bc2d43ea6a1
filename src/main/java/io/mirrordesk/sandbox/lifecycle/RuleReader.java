package io.mirrordesk.sandbox.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The shape of a rule: its members, their types and their words. */
final class RuleReader {

    private static final Set<String> RULE = Set.of("rulePriority", "description", "selection", "action");
    private static final Set<String> SELECTION = Set.of(
            "tagStatus", "tagPatternList", "tagPrefixList", "storageClass", "countType", "countUnit", "countNumber");
    private static final Set<String> ACTION = Set.of("type", "targetStorageClass");
    private static final Set<String> COUNT_TYPES =
            Set.of("imageCountMoreThan", "sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned");

    private RuleReader() {}

    static LifecycleRule read(JsonNode rule) {
        JsonNode selection = object(rule, RULE).path("selection");
        JsonNode action = object(rule.path("action"), ACTION);
        object(selection, SELECTION);
        text(rule, "description", "");
        return new LifecycleRule(
                (int) number(rule, "rulePriority", Integer.MAX_VALUE),
                oneOf(selection, "tagStatus", "", Set.of("tagged", "untagged", "any")),
                strings(selection.path("tagPrefixList")),
                strings(selection.path("tagPatternList")),
                oneOf(selection, "storageClass", "standard", Set.of("standard", "archive"))
                                .equals("archive")
                        ? StorageClass.ARCHIVE
                        : StorageClass.STANDARD,
                oneOf(selection, "countType", "", COUNT_TYPES),
                text(selection, "countUnit", ""),
                number(selection, "countNumber", Integer.MAX_VALUE),
                oneOf(action, "type", "", Set.of("expire", "transition")),
                oneOf(action, "targetStorageClass", "", Set.of("", "archive")));
    }

    private static JsonNode object(JsonNode node, Set<String> names) {
        if (!node.isObject() || !names.containsAll(node.propertyNames())) {
            throw InvalidPolicy.unreadable();
        }
        return node;
    }

    private static long number(JsonNode object, String name, long most) {
        JsonNode value = object.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() > most) {
            throw InvalidPolicy.unreadable();
        }
        return Math.max(0, value.asLong());
    }

    private static String text(JsonNode object, String name, String otherwise) {
        JsonNode value = object.path(name);
        if (!value.isMissingNode() && !value.isString()) {
            throw InvalidPolicy.unreadable();
        }
        return value.asString(otherwise);
    }

    private static String oneOf(JsonNode object, String name, String otherwise, Set<String> words) {
        String word = text(object, name, otherwise);
        if (!words.contains(word)) {
            throw InvalidPolicy.unreadable();
        }
        return word;
    }

    private static List<String> strings(JsonNode list) {
        if (!list.isMissingNode() && !list.isArray()) {
            throw InvalidPolicy.unreadable();
        }
        List<String> values = new ArrayList<>();
        for (JsonNode element : list) {
            if (!element.isString() || element.asString().isEmpty()) {
                throw InvalidPolicy.unreadable();
            }
            values.add(element.asString());
        }
        return List.copyOf(values);
    }
}
