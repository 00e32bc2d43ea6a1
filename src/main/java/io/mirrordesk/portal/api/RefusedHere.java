package io.mirrordesk.portal.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers a call that a filter refuses, where no controller and so no advice is at hand. */
final class RefusedHere {

    private static final JsonMapper JSON = new JsonMapper();

    private RefusedHere() {}

    static void write(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        String document = JSON.writeValueAsString(refusal.document());
        response.getOutputStream().write(document.getBytes(StandardCharsets.UTF_8));
    }
}
