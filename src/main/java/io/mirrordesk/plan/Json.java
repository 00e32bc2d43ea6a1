package io.mirrordesk.plan;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** JSON with its keys in order, so that the same content always gives the same text. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(names())
            .build();

    private Json() {}

    /** Values of the pure rooms that are written as the text they parse from. */
    private static SimpleModule names() {
        return new SimpleModule("names")
                .addSerializer(Prefix.class, ToStringSerializer.instance)
                .addSerializer(RepositoryName.class, ToStringSerializer.instance)
                .addDeserializer(Prefix.class, parsing(Prefix.class, Prefix::parse))
                .addDeserializer(RepositoryName.class, parsing(RepositoryName.class, RepositoryName::parse));
    }

    private static <T> ValueDeserializer<T> parsing(Class<T> type, Function<String, T> parse) {
        return new FromStringDeserializer<T>(type) {
            @Override
            protected T _deserialize(String text, DeserializationContext context) {
                return parse.apply(text);
            }
        };
    }

    /** The tree of a text with all keys sorted; a text that is not JSON stays a string. */
    static JsonNode canonical(String text) {
        try {
            return sorted(MAPPER.readTree(text));
        } catch (JacksonException _) {
            return MAPPER.getNodeFactory().stringNode(text);
        }
    }

    static String canonicalText(String text) {
        return canonical(text).toString();
    }

    static JsonNode tree(Object value) {
        return sorted(MAPPER.valueToTree(value));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            object.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            ObjectNode result = MAPPER.createObjectNode();
            members.forEach(result::set);
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = MAPPER.createArrayNode();
            array.forEach(element -> result.add(sorted(element)));
            return result;
        }
        return node;
    }
}
