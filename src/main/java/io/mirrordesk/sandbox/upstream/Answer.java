package io.mirrordesk.sandbox.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;

/** What a registry has answered; closing it gives the connection back. */
record Answer(int status, HttpHeaders headers, InputStream body) implements AutoCloseable {

    /** Empty if there is no such header. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
