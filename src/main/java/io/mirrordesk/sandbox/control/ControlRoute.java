package io.mirrordesk.sandbox.control;

import io.mirrordesk.sandbox.wire.Route;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET|POST|DELETE /_sandbox/faults} lists, adds and clears faults; {@code GET|POST /_sandbox/clock} shows the time and
 * advances it by {@code {"advanceSeconds": n}}. Only callers on this machine are answered.
 */
public final class ControlRoute implements Route {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Faults faults;
    private final SandboxClock clock;

    public ControlRoute(Faults faults, SandboxClock clock) {
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return "/_sandbox/";
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            answer(response, 403, Map.of("message", "The sandbox's controls answer callers on this machine only."));
            return;
        }
        try {
            switch (request.getMethod() + " " + request.getRequestURI()) {
                case "GET /_sandbox/faults" -> answer(response, 200, faults.list());
                case "POST /_sandbox/faults" -> addFault(request, response);
                case "DELETE /_sandbox/faults" -> {
                    faults.clear();
                    answer(response, 200, faults.list());
                }
                case "GET /_sandbox/clock" -> answer(response, 200, Map.of("now", clock.instant()));
                case "POST /_sandbox/clock" -> advance(request, response);
                default -> answer(response, 404, Map.of("message", "There is no such control. See docs/sandbox.md."));
            }
        } catch (JacksonException e) {
            answer(response, 400, Map.of("message", "The body is not the JSON that this control takes."));
        }
    }

    private void addFault(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonNode body = MAPPER.readTree(request.getInputStream());
        if (!body.path("operation").isString()) {
            answer(response, 400, Map.of("message", "A fault names its operation, or \"*\" for all."));
            return;
        }
        faults.add(MAPPER.treeToValue(body, Fault.class));
        answer(response, 201, faults.list());
    }

    private void advance(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonNode seconds = MAPPER.readTree(request.getInputStream()).path("advanceSeconds");
        if (!seconds.canConvertToLong() || seconds.asLong() < 0) {
            answer(response, 400, Map.of("message", "advanceSeconds is a number of seconds, not below 0."));
            return;
        }
        answer(response, 200, Map.of("now", clock.advance(Duration.ofSeconds(seconds.asLong()))));
    }

    private static void answer(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(MAPPER.writeValueAsBytes(body));
    }
}
