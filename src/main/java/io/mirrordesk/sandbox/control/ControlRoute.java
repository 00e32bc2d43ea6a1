package io.mirrordesk.sandbox.control;

import io.mirrordesk.sandbox.wire.Route;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /_sandbox/}: hands each request to its {@link Control}. Only programs on this machine are answered: not another host, and not a
 * web page in this host's browser, which would send an {@code Origin}.
 */
public final class ControlRoute implements Route {

    /** What a request is told that cannot be done. */
    private record Refusal(String field, String message) {}

    private static final String PREFIX = "/_sandbox/";
    private static final int MAX_BODY = 64 * 1024;

    private final List<Control> controls;

    public ControlRoute(List<Control> controls) {
        this.controls = List.copyOf(controls);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isLocalProgram(request)) {
            answer(response, 403, Map.of("message", "The sandbox's controls answer programs on this machine only."));
            return;
        }
        String[] path = request.getRequestURI().substring(PREFIX.length()).split("/", 2);
        Optional<Control> control = controls.stream()
                .filter(candidate -> candidate.name().equals(path[0]))
                .findFirst();
        if (control.isEmpty()) {
            answer(response, 404, Map.of("message", "There is no such control. See docs/sandbox.md."));
            return;
        }
        try {
            operate(control.get(), path.length == 2 ? path[1] : "", request, response);
        } catch (BadControl e) {
            answer(response, 400, new Refusal(e.field(), e.text()));
        }
    }

    private static boolean isLocalProgram(HttpServletRequest request) throws IOException {
        return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && request.getHeader("Origin") == null;
    }

    private static void operate(Control control, String rest, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (request.getMethod()) {
            case "GET" -> answer(response, 200, control.show());
            case "POST" -> answer(response, 200, control.change(rest, body(request)));
            case "DELETE" -> {
                Object left = control.undo();
                if (left == null) {
                    notAllowed(response);
                } else {
                    answer(response, 200, left);
                }
            }
            default -> notAllowed(response);
        }
    }

    private static ControlBody body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new BadControl("body", "The body is longer than 64 KiB.");
        }
        return ControlBody.parse(bytes.length == 0 ? new byte[] {'{', '}'} : bytes);
    }

    private static void notAllowed(HttpServletResponse response) throws IOException {
        answer(response, 405, Map.of("message", "This control does not take this method. See docs/sandbox.md."));
    }

    private static void answer(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        // A line of its own in a terminal.
        String line = JsonMapper.shared().writeValueAsString(body) + "\n";
        response.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
    }
}
