package io.mirrordesk.portal.api;

import io.mirrordesk.contract.FieldError;
import io.mirrordesk.contract.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, ready to be drawn as a page or as a problem document (RFC 9457).
 *
 * @param type the last part of {@code urn:mirrordesk:problem:…}
 * @param detail a whole sentence for people
 * @param extensions further members of the document
 */
record Refusal(HttpStatus status, String type, String detail, List<FieldError> errors, Map<String, Object> extensions) {

    static Refusal of(HttpStatus status, String type, String detail) {
        return new Refusal(status, type, detail, List.of(), Map.of());
    }

    static Refusal of(Problem problem) {
        return new Refusal(
                status(problem.kind()), problem.type(), problem.getMessage(), problem.errors(), problem.extensions());
    }

    /** Understood, but invalid at this one field. */
    static Refusal at(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    static Refusal invalid(List<FieldError> errors) {
        String detail = errors.size() == 1 ? errors.getFirst().message() : errors.size() + " fields need a correction.";
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-request", detail, errors, Map.of());
    }

    /** The members of the problem document. */
    Map<String, Object> document() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "urn:mirrordesk:problem:" + type);
        members.put("title", status.getReasonPhrase());
        members.put("status", status.value());
        members.put("detail", detail);
        if (!errors.isEmpty()) {
            members.put("errors", errors);
        }
        extensions.forEach(members::putIfAbsent);
        return members;
    }

    private static HttpStatus status(Problem.Kind kind) {
        return switch (kind) {
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
