package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.wire.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * One authenticated request.
 *
 * @param registry the registry addressed
 * @param name the repository's name, well-formed
 * @param reference a tag, a digest or an upload's id, as the route has it; else empty
 */
record Call(
        Caller caller,
        Registry registry,
        String name,
        String reference,
        HttpServletRequest request,
        HttpServletResponse response) {

    boolean isHead() {
        return request.getMethod().equals("HEAD");
    }

    /** What handles a route. */
    interface Handler {
        void handle(Call call) throws IOException;
    }
}
