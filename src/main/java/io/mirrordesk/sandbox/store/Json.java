package io.mirrordesk.sandbox.store;

import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists and maps of strings as the text of one column. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static List<String> list(String text) {
        return text.equals("[]") ? List.of() : MAPPER.readValue(text, LIST);
    }

    static Map<String, String> map(String text) {
        return text.equals("{}") ? Map.of() : MAPPER.readValue(text, MAP);
    }
}
