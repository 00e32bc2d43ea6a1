package io.mirrordesk.portal.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/** Draws a refusal: a problem document for the API, a page for a browser. */
final class Refusals {

    private static final String RETRY_SECONDS = "5";

    private Refusals() {}

    /** A {@link ResponseEntity} or a {@link ModelAndView}; Spring takes either from a handler method. */
    static Object draw(Refusal refusal, String path, HttpHeaders headers) {
        return path.startsWith("/api/") ? document(refusal, headers) : page(refusal);
    }

    static Object draw(Refusal refusal, HttpServletRequest request) {
        return draw(refusal, request.getRequestURI(), HttpHeaders.EMPTY);
    }

    private static ResponseEntity<Map<String, Object>> document(Refusal refusal, HttpHeaders headers) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(refusal.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.body(refusal.document());
    }

    private static ModelAndView page(Refusal refusal) {
        int status = refusal.status().value();
        return new ModelAndView(view(status), Map.of("status", status, "message", refusal.detail()), refusal.status());
    }

    private static String view(int status) {
        return switch (status) {
            case 403, 404 -> "error/" + status;
            default -> status >= HttpStatus.INTERNAL_SERVER_ERROR.value() ? "error/500" : "error";
        };
    }
}
