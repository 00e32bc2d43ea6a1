package io.mirrordesk.aws;

import io.mirrordesk.oci.Digest;
import io.mirrordesk.oci.InvalidDigest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a manifest out of an answer of {@code /v2/}. */
final class PulledManifests {

    private PulledManifests() {}

    /** @throws PullFailed when the answer is no manifest */
    static PulledManifest of(HttpResponse<byte[]> answer) {
        try {
            JsonNode manifest = JsonMapper.shared().readTree(answer.body());
            List<Digest> children = manifest.path("manifests")
                    .valueStream()
                    .map(child -> Digest.parse(child.path("digest").asString("")))
                    .toList();
            String mediaType = answer.headers()
                    .firstValue("Content-Type")
                    .orElseGet(() -> manifest.path("mediaType").asString(""));
            return new PulledManifest(sha256(answer.body()), mediaType, children);
        } catch (JacksonException | InvalidDigest e) {
            throw new PullFailed(PullErrors.noManifest(answer));
        }
    }

    private static Digest sha256(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return new Digest("sha256", HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
