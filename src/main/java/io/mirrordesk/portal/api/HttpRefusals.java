package io.mirrordesk.portal.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;

/** Words for what HTTP itself refuses: no such address, method, media type. */
final class HttpRefusals {

    private HttpRefusals() {}

    static Object draw(Exception refused, HttpServletRequest request) {
        HttpHeaders headers = refused instanceof ErrorResponse answer ? answer.getHeaders() : HttpHeaders.EMPTY;
        HttpStatus status = refused instanceof ErrorResponse answer
                ? status(answer.getStatusCode().value())
                : HttpStatus.BAD_REQUEST;
        return Refusals.draw(
                of(status, request.getMethod(), request.getRequestURI()), request.getRequestURI(), headers);
    }

    static Refusal of(HttpStatus status, String method, String path) {
        return Refusal.of(status, type(status), sentence(status, method, path));
    }

    static HttpStatus status(int code) {
        return Optional.ofNullable(HttpStatus.resolve(code)).orElse(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static String type(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "malformed-request";
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case NOT_ACCEPTABLE -> "not-acceptable";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
            case CONTENT_TOO_LARGE -> "too-large";
            case FORBIDDEN -> "forbidden";
            case UNAUTHORIZED -> "unauthorized";
            case SERVICE_UNAVAILABLE -> "unavailable";
            default -> status.is5xxServerError() ? "internal-error" : "refused";
        };
    }

    private static String sentence(HttpStatus status, String method, String path) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at " + path + ".";
            case METHOD_NOT_ALLOWED -> path + " does not take " + method + ".";
            case NOT_ACCEPTABLE -> "None of the media types in the Accept header can be given; JSON can.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body as application/json and say so in Content-Type.";
            case CONTENT_TOO_LARGE ->
                "This is more than the portal takes at once: send at most 20 MB, a larger folder in parts.";
            case FORBIDDEN ->
                "This is not allowed to you, or the form was open for too long: load the page again and repeat it.";
            default ->
                status.is5xxServerError()
                        ? "The portal failed at this. Try again; if it stays, tell the operators the time and the address."
                        : "The request could not be read: correct it and send it again.";
        };
    }
}
