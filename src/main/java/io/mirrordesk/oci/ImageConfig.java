package io.mirrordesk.oci;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an image says about itself. Its environment is left out: people put secrets there.
 *
 * @param created null where the image does not say it; reproducible builds say 1970 or the like
 * @param user that its processes run as; null for root
 * @param ports such as {@code 8080/tcp}
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md">OCI image specification, image configuration</a>
 */
public record ImageConfig(
        @Nullable Instant created,
        Platform platform,
        @Nullable String user,
        List<String> entrypoint,
        List<String> command,
        @Nullable String workingDirectory,
        List<String> ports,
        Map<String, String> labels) {

    public ImageConfig {
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        ports = List.copyOf(ports);
        labels = new TreeMap<>(labels);
    }

    /**
     * Reads the text of a configuration.
     *
     * @throws InvalidManifest when it is no JSON object
     */
    public static ImageConfig parse(String text) {
        JsonNode root = ManifestGrammar.tree(text);
        JsonNode config = root.path("config");
        return new ImageConfig(
                ManifestGrammar.text(root, "created")
                        .flatMap(ImageConfig::instant)
                        .orElse(null),
                new Platform(
                        ManifestGrammar.text(root, "os").orElse("unknown"),
                        ManifestGrammar.text(root, "architecture").orElse("unknown"),
                        ManifestGrammar.text(root, "variant").orElse(null)),
                ManifestGrammar.text(config, "User").orElse(null),
                texts(config.path("Entrypoint")),
                texts(config.path("Cmd")),
                ManifestGrammar.text(config, "WorkingDir").orElse(null),
                config.path("ExposedPorts")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList(),
                labels(config.path("Labels")));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static List<String> texts(JsonNode node) {
        return node.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    private static Map<String, String> labels(JsonNode node) {
        Map<String, String> labels = new TreeMap<>();
        node.properties().stream()
                .filter(label -> label.getValue().isString())
                .forEach(label -> labels.put(label.getKey(), label.getValue().stringValue()));
        return labels;
    }
}
