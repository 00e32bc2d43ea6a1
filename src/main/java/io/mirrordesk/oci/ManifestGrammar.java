package io.mirrordesk.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON of manifests. Members that it does not know are nobody's business. */
final class ManifestGrammar {

    private final JsonNode root;

    ManifestGrammar(String text) {
        this.root = tree(text);
    }

    Manifest read() {
        boolean index = root.path("manifests").isArray();
        if (!index && !root.path("layers").isArray()) {
            throw new InvalidManifest("It has neither layers nor manifests.");
        }
        return new Manifest(
                text(root, "mediaType").orElse(""),
                text(root, "artifactType").orElse(null),
                index ? null : descriptor(root.path("config")),
                descriptors("layers"),
                descriptors("manifests"),
                text(root.path("subject"), "digest")
                        .map(ManifestGrammar::digest)
                        .orElse(null),
                annotations(root));
    }

    private List<Descriptor> descriptors(String member) {
        return root.path(member).valueStream().map(ManifestGrammar::descriptor).toList();
    }

    private static Descriptor descriptor(JsonNode node) {
        return new Descriptor(
                text(node, "mediaType").orElse(""),
                digest(text(node, "digest").orElse("")),
                node.path("size").asLong(0),
                platform(node.path("platform")),
                annotations(node));
    }

    private static @Nullable Platform platform(JsonNode node) {
        return node instanceof ObjectNode
                ? new Platform(
                        text(node, "os").orElse("unknown"),
                        text(node, "architecture").orElse("unknown"),
                        text(node, "variant").orElse(null))
                : null;
    }

    private static Map<String, String> annotations(JsonNode node) {
        Map<String, String> annotations = new TreeMap<>();
        node.path("annotations")
                .properties()
                .forEach(entry -> annotations.put(
                        entry.getKey(),
                        entry.getValue().asString(entry.getValue().toString())));
        return annotations;
    }

    private static Digest digest(String text) {
        try {
            return Digest.parse(text);
        } catch (InvalidDigest invalid) {
            throw new InvalidManifest(invalid.getMessage());
        }
    }

    static Optional<String> text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isString() ? Optional.of(value.stringValue()).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    static JsonNode tree(String text) {
        try {
            if (JsonMapper.shared().readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            throw new InvalidManifest("It is not JSON: " + malformed.getOriginalMessage() + ".");
        }
        throw new InvalidManifest("It is not a JSON object.");
    }
}
