package io.mirrordesk.observed;

import io.mirrordesk.aws.NativeTemplateSummary;
import io.mirrordesk.aws.RuleSummary;
import io.mirrordesk.plan.Conformity.Finding;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Rows as JSON with the names of their columns: many of them travel to PostgreSQL in one parameter. */
final class RowJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final ObjectReader FINDINGS = MAPPER.readerFor(new TypeReference<List<Finding>>() {});
    private static final ObjectReader RULES = MAPPER.readerFor(new TypeReference<List<RuleSummary>>() {});
    private static final ObjectReader TEMPLATES = MAPPER.readerFor(new TypeReference<List<NativeTemplateSummary>>() {});
    private static final ObjectReader TAGS = MAPPER.readerFor(new TypeReference<Map<String, String>>() {});

    private RowJson() {}

    static String write(Object rows) {
        return MAPPER.writeValueAsString(rows);
    }

    static List<Finding> findings(String json) {
        return FINDINGS.readValue(json);
    }

    static List<RuleSummary> rules(String json) {
        return RULES.readValue(json);
    }

    static List<NativeTemplateSummary> templates(String json) {
        return TEMPLATES.readValue(json);
    }

    static Map<String, String> tags(String json) {
        return TAGS.readValue(json);
    }
}
