package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Registry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** One authenticated request. */
record Call(Wanted wanted, HttpServletRequest request, HttpServletResponse response) {

    Registry registry() {
        return wanted.registry();
    }

    String name() {
        return wanted.name();
    }

    String reference() {
        return wanted.reference();
    }

    boolean isHead() {
        return request.getMethod().equals("HEAD");
    }

    /**
     * A parameter of the query. The servlet's own parameters will not do: for them it would read the body of a blob that a
     * client sends as a form, as curl does.
     */
    Optional<String> query(String parameter) {
        String query = request.getQueryString();
        return Stream.of(query == null ? new String[0] : query.split("&"))
                .filter(pair -> pair.startsWith(parameter + "="))
                .map(pair -> decoded(pair.substring(parameter.length() + 1)))
                .findFirst();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new OciError(400, "UNSUPPORTED", "The query is not well-formed");
        }
    }

    /** What handles a route. */
    interface Handler {
        void handle(Call call) throws IOException;
    }
}
