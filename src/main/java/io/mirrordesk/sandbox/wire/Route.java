package io.mirrordesk.sandbox.wire;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A part of the sandbox's one port: it takes the requests whose path begins with its prefix. */
public interface Route {

    /** Such as {@code /v2/}; {@code /} takes what nobody else takes. */
    String prefix();

    void handle(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
