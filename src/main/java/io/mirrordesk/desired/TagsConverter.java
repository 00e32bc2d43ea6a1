package io.mirrordesk.desired;

import jakarta.persistence.AttributeConverter;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tags as a JSON object in one text column. */
class TagsConverter implements AttributeConverter<Map<String, String>, String> {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Override
    public String convertToDatabaseColumn(Map<String, String> tags) {
        return MAPPER.writeValueAsString(tags);
    }

    @Override
    public Map<String, String> convertToEntityAttribute(String column) {
        return MAPPER.readValue(column, new TypeReference<>() {});
    }
}
