package io.mirrordesk.sandbox.upstream;

import io.mirrordesk.sandbox.upstream.Catalogue.Entry;
import io.mirrordesk.sandbox.upstream.Catalogue.Shape;
import io.mirrordesk.sandbox.upstream.Catalogue.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** Builds the images of one repository from nothing but their names, so that digests and dates never change. */
final class ContentFactory {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");
    private static final Instant FIRST_CREATED = Instant.parse("2026-01-05T06:00:00Z");
    private static final int DAYS = 300;
    private static final int LARGEST_FILE = 3000;

    private final String host;
    private final Entry entry;
    private final Content content = new Content();

    private ContentFactory(String host, Entry entry) {
        this.host = host;
        this.entry = entry;
    }

    static Content build(String host, Entry entry) {
        return new ContentFactory(host, entry).build();
    }

    private Content build() {
        for (Tag tag : entry.tags()) {
            if (tag.isAlias()) {
                content.manifest(tag.image()).ifPresent(image -> content.tag(tag.name(), image.digest()));
            } else {
                Manifest image = entry.shape().isMultiArch() ? index(tag) : image(tag, ARCHITECTURES.getFirst());
                content.tag(tag.name(), image.digest());
                if (tag.signed()) {
                    sign(tag, image);
                }
            }
        }
        return content;
    }

    private Manifest index(Tag tag) {
        String type = entry.shape() == Shape.LIST ? MediaTypes.DOCKER_LIST : MediaTypes.OCI_INDEX;
        List<Map<String, Object>> children = ARCHITECTURES.stream()
                .map(architecture -> child(image(tag, architecture), architecture))
                .toList();
        return add(type, "manifests", children);
    }

    private static Map<String, Object> child(Manifest image, String architecture) {
        Map<String, Object> child = descriptor(Descriptor.of(image.mediaType(), image.digest(), image.size()));
        Map<String, String> platform = new LinkedHashMap<>();
        platform.put("architecture", architecture);
        platform.put("os", "linux");
        if (architecture.equals("arm64")) {
            platform.put("variant", "v8");
        }
        child.put("platform", platform);
        return child;
    }

    private Manifest image(Tag tag, String architecture) {
        boolean docker = entry.shape().isDocker();
        String layerType = docker ? MediaTypes.DOCKER_LAYER : MediaTypes.OCI_LAYER;
        List<TarLayer> layers = List.of(baseLayer(architecture), appLayer(tag, architecture));
        Descriptor config = content.addBlob(
                docker ? MediaTypes.DOCKER_CONFIG : MediaTypes.OCI_CONFIG,
                bytes(configuration(tag, architecture, layers)));
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("config", descriptor(config));
        parts.put(
                "layers",
                layers.stream()
                        .map(layer -> descriptor(content.addBlob(layerType, layer.gzip())))
                        .toList());
        return add(docker ? MediaTypes.DOCKER_MANIFEST : MediaTypes.OCI_MANIFEST, parts);
    }

    private static TarLayer baseLayer(String architecture) {
        return new TarLayer(Map.of(
                "etc/os-release",
                "NAME=\"Mirrordesk sandbox\"\nID=sandbox\nVERSION_ID=1\nARCHITECTURE=" + architecture + "\n"));
    }

    private TarLayer appLayer(Tag tag, String architecture) {
        Random random = new Random(seed(tag) * 31 + architecture.hashCode());
        StringBuilder filler = new StringBuilder();
        int length = 200 + random.nextInt(LARGEST_FILE);
        random.ints(length, 'a', 'z' + 1).forEach(letter -> filler.append((char) letter));
        String name = entry.repository().substring(entry.repository().lastIndexOf('/') + 1);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("opt/" + name + "/VERSION", host + "/" + entry.repository() + ":" + tag.image() + "\n");
        files.put("opt/" + name + "/content", filler.append('\n').toString());
        return new TarLayer(files);
    }

    private Map<String, Object> configuration(Tag tag, String architecture, List<TarLayer> layers) {
        String created = created(tag).toString();
        String name = entry.repository();
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("created", created);
        config.put("architecture", architecture);
        config.put("os", "linux");
        config.put(
                "config", Map.of("Env", List.of("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")));
        config.put(
                "rootfs",
                ordered(
                        "type",
                        "layers",
                        "diff_ids",
                        layers.stream().map(TarLayer::diffId).toList()));
        config.put(
                "history",
                List.of(
                        ordered("created", created, "created_by", "ADD etc/os-release"),
                        ordered("created", created, "created_by", "ADD " + name + ":" + tag.image())));
        return config;
    }

    /** A signature in the form of cosign's: an artifact's manifest that names the image as its subject. */
    private void sign(Tag tag, Manifest image) {
        String claim = "{\"critical\":{\"identity\":{\"docker-reference\":\"" + host + "/" + entry.repository()
                + "\"},\"image\":{\"docker-manifest-digest\":\"" + image.digest()
                + "\"},\"type\":\"cosign container image signature\"},\"optional\":null}";
        Descriptor empty = content.addBlob(MediaTypes.OCI_EMPTY, "{}".getBytes(StandardCharsets.UTF_8));
        Descriptor layer = content.addBlob(
                "application/vnd.dev.cosign.simplesigning.v1+json", claim.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("artifactType", "application/vnd.dev.cosign.artifact.sig.v1+json");
        parts.put("config", descriptor(empty));
        parts.put("layers", List.of(descriptor(layer)));
        parts.put("subject", descriptor(Descriptor.of(image.mediaType(), image.digest(), image.size())));
        parts.put(
                "annotations",
                Map.of("org.opencontainers.image.created", created(tag).toString()));
        add(MediaTypes.OCI_MANIFEST, parts);
    }

    private Instant created(Tag tag) {
        return FIRST_CREATED
                .plus(Duration.ofDays(Math.floorMod(seed(tag), DAYS)))
                .plus(Duration.ofSeconds(Math.floorMod(seed(tag), 36_000)));
    }

    private long seed(Tag tag) {
        return (host + "/" + entry.repository() + ":" + tag.image()).hashCode();
    }

    private Manifest add(String mediaType, String member, Object value) {
        return add(mediaType, Map.of(member, value));
    }

    private Manifest add(String mediaType, Map<String, Object> parts) {
        Map<String, Object> manifest = ordered("schemaVersion", 2, "mediaType", mediaType);
        manifest.putAll(parts);
        return content.add(Manifest.of(mediaType, JSON.writeValueAsString(manifest)));
    }

    private static byte[] bytes(Map<String, Object> json) {
        return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> descriptor(Descriptor descriptor) {
        Map<String, Object> json = ordered("mediaType", descriptor.mediaType(), "digest", descriptor.digest());
        json.put("size", descriptor.size());
        return json;
    }

    private static Map<String, Object> ordered(String key, Object value, String nextKey, Object nextValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(nextKey, nextValue);
        return map;
    }
}
