package io.mirrordesk.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as text for people. */
public final class JsonText {

    /** Refuses what follows the value, and keys that are there twice: AWS and we could read them differently. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final List<String> FIRST = List.of(
            "Version",
            "Id",
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition",
            "Statement",
            "rulePriority",
            "description",
            "selection",
            "action",
            "tagStatus",
            "tagPatternList",
            "tagPrefixList",
            "storageClass",
            "countType",
            "countUnit",
            "countNumber",
            "type",
            "targetStorageClass");

    private static final Comparator<String> READING_ORDER =
            Comparator.<String>comparingInt(JsonText::rank).thenComparing(Comparator.naturalOrder());

    private JsonText() {}

    /**
     * The JSON indented by two spaces, with the keys of policies in the order in which people read them and all others sorted,
     * so that the same content always gives the same lines. A text that is not JSON stays as it is.
     */
    public static String pretty(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            return tree.isMissingNode() ? json : MAPPER.writer().with(printer()).writeValueAsString(ordered(tree));
        } catch (JacksonException notJson) {
            return json;
        }
    }

    /** The same statement under another {@code Sid}. */
    static String withSid(String statement, String sid) {
        return MAPPER.readTree(statement) instanceof ObjectNode object
                ? object.put("Sid", sid).toString()
                : statement;
    }

    private static PrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
    }

    static JsonNode ordered(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = MAPPER.createObjectNode();
            object.properties().stream()
                    .sorted(Map.Entry.comparingByKey(READING_ORDER))
                    .forEach(member -> result.set(member.getKey(), ordered(member.getValue())));
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = MAPPER.createArrayNode();
            array.forEach(element -> result.add(ordered(element)));
            return result;
        }
        return node;
    }

    private static int rank(String key) {
        int index = FIRST.indexOf(key);
        return index < 0 ? FIRST.size() : index;
    }
}
