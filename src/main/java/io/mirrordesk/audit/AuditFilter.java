package io.mirrordesk.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The WHERE clause of a query and its parameters. */
record AuditFilter(List<String> conditions, Map<String, Object> parameters) {

    private static final String SUBJECT_NAME = "substring(r.subject FROM position(':' IN r.subject) + 1)";

    static AuditFilter of(AuditQuery query) {
        String subject = query.subject();
        return new AuditFilter(List.of(), Map.of())
                .and("r.actor = :actor", "actor", query.actor())
                .and("r.action = :action", "action", query.action())
                .and(subjectCondition(subject), "subject", subject)
                .and("r.request_id = :request", "request", query.request())
                .and("r.registry_id = :registry", "registry", query.registry())
                .and("r.at >= :from", "from", instant(query.from()))
                .and("r.at < :to", "to", instant(query.to()));
    }

    /** A further condition; the same filter if there is no value. */
    AuditFilter and(String condition, String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        List<String> more = new ArrayList<>(conditions);
        more.add(condition);
        Map<String, Object> values = new HashMap<>(parameters);
        values.put(name, value);
        return new AuditFilter(more, values);
    }

    String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private static String subjectCondition(@Nullable String subject) {
        boolean typed = subject != null && subject.indexOf(':') > 0;
        return typed ? "r.subject = :subject" : SUBJECT_NAME + " = :subject";
    }

    private static @Nullable Object instant(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
