package io.mirrordesk.observed.listing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a statement, each as a parameter: no text of a person becomes SQL. */
final class Values {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** The parameter that stands for it. */
    String add(Object value) {
        String name = "v" + values.size();
        values.put(name, value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
        return ":" + name;
    }

    Map<String, Object> all() {
        return values;
    }
}
