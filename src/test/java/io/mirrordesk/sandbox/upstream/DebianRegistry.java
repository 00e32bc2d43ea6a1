package io.mirrordesk.sandbox.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Debian's docker-registry on a free port, with the login {@code ann:right} in an htpasswd file. */
public final class DebianRegistry implements AutoCloseable {

    public static final Path PROGRAM = Path.of("/usr/bin/docker-registry");

    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");
    private static final String LOGIN = "Basic " + Base64.getEncoder().encodeToString("ann:right".getBytes(UTF_8));

    private final Process process;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    public DebianRegistry(Path directory) throws IOException {
        Path passwords = directory.resolve("htpasswd");
        Files.writeString(passwords, "ann:" + new BCryptPasswordEncoder(4).encode("right") + "\n");
        Path configuration = directory.resolve("config.yml");
        Files.writeString(configuration, """
                version: 0.1
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: "127.0.0.1:0"}
                auth: {htpasswd: {realm: test, path: %s}}
                """.formatted(directory.resolve("storage"), passwords));
        process = new ProcessBuilder(PROGRAM.toString(), "serve", configuration.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader log = process.inputReader(UTF_8);
        address = URI.create("http://127.0.0.1:" + port(log));
        // Nobody reads on, but a full pipe would stop the registry.
        Thread.startVirtualThread(() -> log.lines().forEach(line -> {}));
    }

    private static String port(BufferedReader log) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new IOException("docker-registry ended without listening.");
    }

    public URI address() {
        return address;
    }

    /** Pushes an image with all that it refers to. */
    public void push(Upstream from, String repository, String tag) throws IOException, InterruptedException {
        Manifest top = from.manifest(repository, tag);
        for (Descriptor child : top.children()) {
            Manifest image = from.manifest(repository, child.digest());
            pushBlobs(from, repository, image);
            put("/v2/" + repository + "/manifests/" + child.digest(), image);
        }
        pushBlobs(from, repository, top);
        put("/v2/" + repository + "/manifests/" + tag, top);
    }

    private void pushBlobs(Upstream from, String repository, Manifest image) throws IOException, InterruptedException {
        for (Descriptor blob : image.blobs()) {
            HttpResponse<String> begun =
                    send("POST", address.resolve("/v2/" + repository + "/blobs/uploads/"), "", new byte[0]);
            URI upload = address.resolve(begun.headers().firstValue("Location").orElseThrow());
            try (InputStream content = from.blob(repository, blob.digest())) {
                send("PUT", URI.create(upload + "&digest=" + blob.digest()), "", content.readAllBytes());
            }
        }
    }

    private void put(String path, Manifest manifest) throws IOException, InterruptedException {
        send("PUT", address.resolve(path), manifest.mediaType(), manifest.text().getBytes(UTF_8));
    }

    private HttpResponse<String> send(String method, URI target, String contentType, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target)
                .method(method, BodyPublishers.ofByteArray(body))
                .header("Authorization", LOGIN)
                .header("Content-Type", contentType.isEmpty() ? "application/octet-stream" : contentType)
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(method + " " + target + " was answered " + response.statusCode());
        }
        return response;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
