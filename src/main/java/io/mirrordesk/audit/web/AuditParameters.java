package io.mirrordesk.audit.web;

import io.mirrordesk.audit.AuditQuery;
import io.mirrordesk.contract.ActiveFilter;
import io.mirrordesk.contract.InvalidInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters as they stand in the address of the page and of the API. */
record AuditParameters(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subject,
        @Nullable String request,
        @Nullable String registry,
        @Nullable String from,
        @Nullable String to,
        @Nullable String limit,
        @Nullable String cursor) {

    /** @throws InvalidInput at the parameter that cannot be read */
    AuditQuery query() {
        return new AuditQuery(
                text(actor),
                text(action),
                text(subject),
                number("request", request),
                text(registry),
                moment("from", from),
                moment("to", to),
                rows(),
                text(cursor));
    }

    /** What is set, in the order of the filter bar. */
    List<ActiveFilter> active() {
        return Stream.of("subject", "actor", "action", "request", "registry", "from", "to")
                .flatMap(
                        name -> Optional.ofNullable(text(values().get(name)))
                                .map(value -> new ActiveFilter(name, value, null))
                                .stream())
                .toList();
    }

    private Map<String, String> values() {
        return Map.of(
                "subject", given(subject),
                "actor", given(actor),
                "action", given(action),
                "request", given(request),
                "registry", given(registry),
                "from", given(from),
                "to", given(to));
    }

    private int rows() {
        Long rows = number("limit", limit);
        return rows == null ? AuditQuery.PAGE : (int) Math.clamp(rows, 1, AuditQuery.LONGEST_PAGE);
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable Long number(String field, @Nullable String value) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text.startsWith("#") ? text.substring(1) : text);
        } catch (NumberFormatException unreadable) {
            throw InvalidInput.at(field, "\"" + text + "\" is not a number.");
        }
    }

    private static @Nullable Instant moment(String field, @Nullable String value) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            throw InvalidInput.at(
                    field, "\"" + text + "\" is no moment: write 2026-11-23 or 2026-11-23T12:00:00Z, in UTC.");
        }
    }
}
