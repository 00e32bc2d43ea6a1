package io.mirrordesk.sandbox.wire;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The parameters of a Query form as a tree: {@code Attribute.1.Name=DelaySeconds} is a path. It becomes the JSON of the same request, where
 * lists and maps have other names: {@code {"Attributes": {"DelaySeconds": …}}}.
 */
final class QueryTree {

    private static final int DEEPEST = 8;

    private static final Map<String, String> LISTS = Map.of(
            "AttributeName", "AttributeNames",
            "MessageAttributeName", "MessageAttributeNames",
            "MessageSystemAttributeName", "MessageSystemAttributeNames",
            "TagKey", "TagKeys");

    private static final Map<String, String> MAPS = Map.of(
            "Attribute", "Attributes",
            "MessageAttribute", "MessageAttributes",
            "MessageSystemAttribute", "MessageSystemAttributes",
            "Tag", "Tags");

    private static final Set<String> NUMBERS = Set.of(
            "DelaySeconds",
            "DurationSeconds",
            "MaxNumberOfMessages",
            "MaxResults",
            "VisibilityTimeout",
            "WaitTimeSeconds");

    private final Map<String, QueryTree> children =
            new TreeMap<>(Comparator.comparingInt(QueryTree::position).thenComparing(Comparator.naturalOrder()));
    private String value = "";

    static QueryTree of(Map<String, String> parameters) {
        QueryTree root = new QueryTree();
        parameters.forEach((path, value) -> {
            QueryTree node = root;
            for (String step : path.split("\\.", DEEPEST)) {
                node = node.children.computeIfAbsent(step, name -> new QueryTree());
            }
            node.value = value;
        });
        return root;
    }

    private static int position(String step) {
        return step.matches("\\d{1,4}") ? Integer.parseInt(step) : 0;
    }

    /** The JSON of a structure. */
    ObjectNode json() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        children.forEach((name, child) -> {
            if (MAPS.containsKey(name)) {
                ObjectNode map = child.map();
                json.set(MAPS.get(name), map);
                // The one member that AWS JSON writes small, in CreateQueue.
                json.set(MAPS.get(name).replaceFirst("^Tags$", "tags"), map);
            } else if (name.endsWith("RequestEntry")) {
                json.set("Entries", child.list());
            } else {
                json.set(LISTS.getOrDefault(name, name), child.value(name));
            }
        });
        return json;
    }

    private JsonNode value(String name) {
        if (children.isEmpty()) {
            return NUMBERS.contains(name) && value.matches("-?\\d{1,9}")
                    ? JsonMapper.shared().getNodeFactory().numberNode(Integer.parseInt(value))
                    : StringNode.valueOf(value);
        }
        if (children.containsKey("member")) {
            return children.get("member").list();
        }
        return children.keySet().stream().allMatch(step -> step.matches("\\d{1,4}")) ? list() : json();
    }

    private ArrayNode list() {
        ArrayNode list = JsonMapper.shared().createArrayNode();
        children.values().forEach(child -> list.add(child.value("")));
        return list;
    }

    /** Entries with Name (or Key) and Value. */
    private ObjectNode map() {
        ObjectNode map = JsonMapper.shared().createObjectNode();
        children.values().forEach(entry -> {
            QueryTree key = entry.children.getOrDefault("Name", entry.children.getOrDefault("Key", new QueryTree()));
            map.set(
                    key.value,
                    entry.children.getOrDefault("Value", new QueryTree()).value(""));
        });
        return map;
    }
}
