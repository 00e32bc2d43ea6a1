package io.mirrordesk.plan;

import tools.jackson.databind.JsonNode;

/** Changes, plans and steps as the JSON in which they are stored: keys in order, so that equal values have equal texts. */
public final class PlanJson {

    private PlanJson() {}

    public static String write(Object value) {
        return Json.tree(value).toString();
    }

    /** The inverse of {@link #write}. */
    public static <T> T read(String text, Class<T> type) {
        return Json.MAPPER.readValue(text, type);
    }

    /** Any value as a tree, for a document that holds more than this room's values. */
    public static JsonNode tree(Object value) {
        return Json.tree(value);
    }
}
