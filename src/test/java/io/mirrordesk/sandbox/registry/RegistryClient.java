package io.mirrordesk.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.upstream.Digests;
import io.mirrordesk.sandbox.upstream.MediaTypes;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Pushes to one repository, as a client does. */
record RegistryClient(RegistryFixture registry, String repository) {

    static final String LAYER = "0123456789";

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return registry.get("/v2/" + repository + path);
    }

    HttpResponse<String> head(String path) throws IOException, InterruptedException {
        return write("HEAD", path, "");
    }

    /** @param path below the repository, or a whole one as a Location header has it */
    HttpResponse<String> write(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder().method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        String whole = path.startsWith("/v2/") ? path : "/v2/" + repository + path;
        return registry.send(request, whole, RegistryFixture.HOME.account());
    }

    void pushLayer(String content) throws IOException, InterruptedException {
        String path = "/blobs/uploads/?digest=" + Digests.of(content);
        assertThat(write("POST", path, content).statusCode()).isEqualTo(201);
    }

    /** Begins an upload and returns where it goes on. */
    String beginUpload() throws IOException, InterruptedException {
        HttpResponse<String> begun = write("POST", "/blobs/uploads/", "");
        assertThat(begun.statusCode()).isEqualTo(202);
        return begun.headers().firstValue("Location").orElseThrow();
    }

    HttpResponse<String> putManifest(String reference, String text) throws IOException, InterruptedException {
        return putManifest(reference, text, MediaTypes.OCI_MANIFEST);
    }

    HttpResponse<String> putManifest(String reference, String text, String type)
            throws IOException, InterruptedException {
        return write("PUT", "/manifests/" + reference, text, "Content-Type", type);
    }

    /** Pushes an image with all its parts; returns its manifest. */
    String pushImage(String tag) throws IOException, InterruptedException {
        pushLayer(LAYER);
        pushLayer("{}");
        String manifest = image(tag);
        assertThat(putManifest(tag, manifest).statusCode()).isEqualTo(201);
        return manifest;
    }

    /** An image's manifest; the note makes it another one. */
    static String image(String note) {
        return manifest(descriptor("{}"), descriptor(LAYER), ",\"annotations\":{\"note\":\"" + note + "\"}");
    }

    /** A signature or the like. */
    static String referrer(String subject, String artifactType) {
        return manifest(
                descriptor("{}"),
                descriptor(LAYER),
                ",\"artifactType\":\"" + artifactType + "\",\"subject\":{\"mediaType\":\"" + MediaTypes.OCI_MANIFEST
                        + "\",\"digest\":\"" + subject + "\",\"size\":2}");
    }

    static String manifest(String config, String layers, String more) {
        return "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.OCI_MANIFEST + "\",\"config\":" + config
                + ",\"layers\":[" + layers + "]" + more + "}";
    }

    static String index(String... manifests) {
        return "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.OCI_INDEX + "\",\"manifests\":["
                + String.join(",", manifests) + "]}";
    }

    static String descriptor(String content) {
        return descriptor(MediaTypes.OCI_LAYER, content);
    }

    static String descriptor(String mediaType, String content) {
        return "{\"mediaType\":\"" + mediaType + "\",\"digest\":\"" + Digests.of(content) + "\",\"size\":"
                + content.length() + "}";
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
