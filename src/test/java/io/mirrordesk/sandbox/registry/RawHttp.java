package io.mirrordesk.sandbox.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Requests as no well-behaved client sends them. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 10_000;

    private RawHttp() {}

    /** The first line of the answer to the head of a request, signed in as the home account. */
    static String status(RegistryFixture registry, String method, String path, String... headers) throws IOException {
        String login = Base64.getEncoder()
                .encodeToString(("AWS:" + RegistryFixture.HOME.account()).getBytes(StandardCharsets.UTF_8));
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + login + "\r\n"
                + more + "\r\n";
        try (Socket socket = open(registry)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
        }
    }

    /** Sends bytes and reads until the other side has said all. */
    static String exchange(RegistryFixture registry, String request) throws IOException {
        try (Socket socket = open(registry)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    static Socket open(RegistryFixture registry) throws IOException {
        URI address = URI.create("http://" + registry.host());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }
}
