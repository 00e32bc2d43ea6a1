package io.mirrordesk.observed.search;

import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a statement, each as a parameter: no text of a person becomes SQL. */
final class Parameters {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** What stands for it in the statement. */
    String add(Object value) {
        String name = "v" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    Map<String, Object> all() {
        return values;
    }
}
