package io.mirrordesk.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** 401 and 403 of the API as problem documents (RFC 9457), before any controller is reached. */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        boolean tried = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, tried ? "Bearer error=\"invalid_token\"" : "Bearer");
        String detail = tried
                ? "The token in the Authorization header is unknown or has expired: send Bearer and a token that is valid."
                : "Nobody is signed in: send a token as Authorization: Bearer, or sign in with the browser.";
        write(response, HttpStatus.UNAUTHORIZED, "unauthorized", detail);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        write(response, HttpStatus.FORBIDDEN, "forbidden", sentence(why));
    }

    private static String sentence(AccessDeniedException why) {
        if (why instanceof CsrfException) {
            return "A write from a signed-in browser needs the page's CSRF token: reload the page, or send a token as"
                    + " Authorization: Bearer.";
        }
        return mayOnlyRead()
                ? "This token may only read: use one with the scope write."
                : "Your roles do not allow this: ask an admin of the portal.";
    }

    private static boolean mayOnlyRead() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && has(who, BearerFilter.READ) && !has(who, BearerFilter.WRITE);
    }

    private static boolean has(Authentication who, String authority) {
        return who.getAuthorities().stream().anyMatch(given -> authority.equals(given.getAuthority()));
    }

    private static void write(HttpServletResponse response, HttpStatus status, String type, String detail)
            throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:mirrordesk:problem:" + type);
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }
}
