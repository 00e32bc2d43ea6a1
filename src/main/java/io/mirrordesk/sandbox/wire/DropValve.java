package io.mirrordesk.sandbox.wire;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Closes the connection without an answer where a request has been marked so. */
final class DropValve extends ValveBase {

    static final String DROP = "io.mirrordesk.sandbox.drop";

    DropValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getAttribute(DROP) != null) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, new IOException("dropped on demand"));
        }
    }
}
