package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.wire.Route;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/**
 * {@code POST /_sandbox/lifecycle} applies all lifecycle policies now. A request to the sandbox's clock is answered when the
 * policies that became due by it have been applied.
 */
public final class LifecycleControl implements Route {

    private static final String PATH = "/_sandbox/lifecycle";
    private static final String CLOCK = "/_sandbox/clock";

    private final Route otherControls;
    private final LifecycleRun run;

    public LifecycleControl(Route otherControls, LifecycleRun run) {
        this.otherControls = otherControls;
        this.run = run;
    }

    @Override
    public String prefix() {
        return otherControls.prefix();
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean near = InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        if (near && request.getRequestURI().equals(PATH) && request.getMethod().equals("POST")) {
            run.all();
            response.setContentType("application/json");
            response.getOutputStream().write("{\"applied\":true}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        otherControls.handle(request, response);
        if (request.getRequestURI().equals(CLOCK)) {
            run.due();
        }
    }
}
