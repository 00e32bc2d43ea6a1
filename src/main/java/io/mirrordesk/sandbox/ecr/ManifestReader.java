package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.upstream.Manifest;
import io.mirrordesk.sandbox.upstream.MediaTypes;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manifest of a PutImage request, checked as far as it can be without the repository. */
final class ManifestReader {

    private ManifestReader() {}

    static Manifest read(PutImageRequest request) {
        String text = Constraints.length(
                "imageManifest", Constraints.required("imageManifest", request.imageManifest()), 1, 4_194_304);
        Manifest manifest = Manifest.of(mediaType(json(text), request.imageManifestMediaType()), text);
        if (!MediaTypes.MANIFESTS.contains(manifest.mediaType()) || !manifest.isWellFormed()) {
            throw PushErrors.invalidManifest("Invalid image manifest or media type '" + manifest.mediaType() + "'");
        }
        requireDigest(request.imageDigest(), manifest.digest());
        return manifest;
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw PushErrors.invalidManifest("Invalid JSON syntax");
        }
    }

    private static String mediaType(JsonNode manifest, @Nullable String given) {
        String own = manifest.path("mediaType").asString("");
        if (own.isEmpty() && given == null) {
            throw PushErrors.noMediaType();
        }
        if (given != null && !own.isEmpty() && !own.equals(given)) {
            throw EcrErrors.broken(
                    "imageManifestMediaType", "The media type differs from the mediaType of the manifest");
        }
        return given == null ? own : given;
    }

    private static void requireDigest(@Nullable String given, String calculated) {
        if (given == null) {
            return;
        }
        Constraints.pattern("imageDigest", given, Constraints.DIGEST);
        if (!given.equals(calculated)) {
            throw PushErrors.digestDoesNotMatch(given, calculated);
        }
    }
}
