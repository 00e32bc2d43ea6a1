package io.mirrordesk.sandbox.upstream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An image manifest, an index or an artifact's manifest, as the exact text that its digest is of.
 *
 * @param digest of the text's UTF-8 bytes
 * @param mediaType of the text, one of {@link MediaTypes#MANIFESTS}
 * @param text the JSON as it came over the wire
 */
public record Manifest(String digest, String mediaType, String text) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The manifest with its {@code sha256} digest. */
    public static Manifest of(String mediaType, String text) {
        return new Manifest(Digests.of(text), mediaType, text);
    }

    /** The manifest with its digest by the algorithm of the reference, if that is a digest. */
    public static Manifest of(String mediaType, String text, String reference) {
        return new Manifest(Digests.like(reference, text), mediaType, text);
    }

    /**
     * Whether the text is a JSON object of the media type that it claims, with the parts that this demands: schema version 2,
     * and descriptors with digests and sizes.
     */
    public boolean isWellFormed() {
        try {
            JsonNode root = JSON.readTree(text);
            return root.isObject()
                    && MediaTypes.MANIFESTS.contains(mediaType)
                    && root.path("schemaVersion").asInt(0) == 2
                    && root.path("mediaType").asString(mediaType).equals(mediaType)
                    && (isIndex() ? areDescriptors(root.path("manifests")) : hasImageParts(root))
                    && (root.path("subject").isMissingNode() || isDescriptor(root.path("subject")));
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean hasImageParts(JsonNode root) {
        return isDescriptor(root.path("config")) && areDescriptors(root.path("layers"));
    }

    private static boolean areDescriptors(JsonNode array) {
        return array.isArray()
                && StreamSupport.stream(array.spliterator(), false).allMatch(Manifest::isDescriptor);
    }

    private static boolean isDescriptor(JsonNode node) {
        return node.isObject()
                && Digests.isDigest(node.path("digest").asString(""))
                && node.path("size").isIntegralNumber()
                && node.path("size").asLong(-1) >= 0;
    }

    public boolean isIndex() {
        return MediaTypes.isIndex(mediaType);
    }

    /** Bytes of the text. */
    public long size() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The media type that the text itself names; empty if it names none or is no JSON. */
    Optional<String> ownMediaType() {
        try {
            return textAt(root().path("mediaType"));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The manifests that an index lists; empty for an image. */
    public List<Descriptor> children() {
        return descriptors(root().path("manifests"));
    }

    /** The layers of an image, without its configuration; empty for an index. */
    public List<Descriptor> layers() {
        return descriptors(root().path("layers"));
    }

    /** Configuration and layers of an image; empty for an index. */
    public List<Descriptor> blobs() {
        List<Descriptor> blobs = new ArrayList<>();
        config().ifPresent(blobs::add);
        blobs.addAll(layers());
        return List.copyOf(blobs);
    }

    /** The blobs that a registry keeps: all but the layers that are fetched from elsewhere (not distributable, foreign). */
    public List<Descriptor> storedBlobs() {
        return blobs().stream()
                .filter(blob -> !MediaTypes.isForeign(blob.mediaType()))
                .toList();
    }

    /** The configuration of an image. */
    public Optional<Descriptor> config() {
        JsonNode config = root().path("config");
        return config.isObject() ? Optional.of(descriptor(config)) : Optional.empty();
    }

    /** The digest of the manifest that this one says something about, of a signature for example. */
    public Optional<String> subject() {
        return textAt(root().path("subject").path("digest"));
    }

    /** What a referrer is: its own {@code artifactType}, else its configuration's media type (OCI distribution, referrers). */
    public Optional<String> artifactType() {
        return textAt(root().path("artifactType")).or(() -> config().map(Descriptor::mediaType));
    }

    /** This manifest as the referrers API lists it. */
    public Descriptor asReferrer() {
        return new Descriptor(
                mediaType, digest, size(), artifactType().orElse(null), strings(root().path("annotations")));
    }

    private JsonNode root() {
        return JSON.readTree(text);
    }

    private static List<Descriptor> descriptors(JsonNode array) {
        List<Descriptor> found = new ArrayList<>();
        array.forEach(node -> found.add(descriptor(node)));
        return List.copyOf(found);
    }

    private static Descriptor descriptor(JsonNode node) {
        @Nullable String artifactType = textAt(node.path("artifactType")).orElse(null);
        return new Descriptor(
                textAt(node.path("mediaType")).orElse(""),
                textAt(node.path("digest")).orElse(""),
                node.path("size").asLong(0),
                artifactType,
                strings(node.path("annotations")));
    }

    private static Optional<String> textAt(JsonNode node) {
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }

    private static Map<String, String> strings(JsonNode object) {
        Map<String, String> values = new TreeMap<>();
        object.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString("")));
        return values;
    }
}
