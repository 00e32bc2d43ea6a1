package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.LifecycleRule.Action;
import io.mirrordesk.lifecycle.LifecycleRule.CountType;
import io.mirrordesk.lifecycle.LifecycleRule.Selection;
import io.mirrordesk.lifecycle.LifecycleRule.StorageClass;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes rules in one form. */
final class CanonicalLifecycle {

    private CanonicalLifecycle() {}

    static String of(List<LifecycleRule> rules) {
        ObjectNode policy = LifecycleGrammar.MAPPER.createObjectNode();
        ArrayNode array = policy.putArray("rules");
        for (LifecycleRule rule : rules) {
            ObjectNode node = array.addObject().put("rulePriority", rule.priority());
            if (!rule.description().isEmpty()) {
                node.put("description", rule.description());
            }
            write(node.putObject("selection"), rule.selection());
            write(node.putObject("action"), rule.action());
        }
        return policy.toString();
    }

    private static void write(ObjectNode node, Selection selection) {
        node.put("tagStatus", word(selection.tagStatus()));
        writeTags(node, "tagPatternList", selection.tagPatterns());
        writeTags(node, "tagPrefixList", selection.tagPrefixes());
        if (selection.storageClass() != StorageClass.STANDARD) {
            node.put("storageClass", word(selection.storageClass()));
        }
        node.put("countType", selection.countType().word());
        if (selection.countType() != CountType.IMAGE_COUNT_MORE_THAN) {
            node.put("countUnit", "days");
        }
        node.put("countNumber", selection.countNumber());
    }

    private static void write(ObjectNode node, Action action) {
        node.put("type", word(action));
        if (action == Action.TRANSITION) {
            node.put("targetStorageClass", "archive");
        }
    }

    private static void writeTags(ObjectNode node, String key, List<String> tags) {
        if (!tags.isEmpty()) {
            ArrayNode list = node.putArray(key);
            tags.stream().distinct().sorted().forEach(list::add);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
