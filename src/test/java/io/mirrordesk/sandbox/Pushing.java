package io.mirrordesk.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.LayerAlreadyExistsException;

/** Pushes small images by the ECR API into one repository. */
public final class Pushing {

    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final EcrClient ecr;
    private final String repository;

    public Pushing(EcrClient ecr, String repository) {
        this.ecr = ecr;
        this.repository = repository;
    }

    /** Pushes an image that only this name has, with some tags; returns its digest. */
    public String image(String name, String... tags) {
        return put(manifest(name), tags);
    }

    public String index(String digest, String... tags) {
        return put(indexOf(digest), tags);
    }

    /** Pushes an artifact that refers to an image. */
    public String referrer(String name, String subject) {
        String parts = manifest(name);
        return put(parts.substring(0, parts.length() - 1) + ",\"artifactType\":\"application/x-signature\",\"subject\":"
                + descriptor(MANIFEST, subject, 5) + "}");
    }

    /** Pushes a manifest as it is, with some tags; returns its digest. */
    public String put(String manifest, String... tags) {
        if (tags.length == 0) {
            ecr.putImage(i -> i.repositoryName(repository).imageManifest(manifest));
        }
        Arrays.stream(tags)
                .forEach(tag -> ecr.putImage(i ->
                        i.repositoryName(repository).imageManifest(manifest).imageTag(tag)));
        return digest(manifest);
    }

    /** A manifest whose layers are in the repository. */
    public String manifest(String name) {
        String config = layer("{\"name\":\"" + name + "\"}");
        String layer = layer("layer of " + name);
        return "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":"
                + descriptor("application/vnd.oci.image.config.v1+json", config, 10) + ",\"layers\":["
                + descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer, 9) + "]}";
    }

    public static String indexOf(String... digests) {
        return Arrays.stream(digests)
                .map(digest -> descriptor(MANIFEST, digest, 5))
                .collect(Collectors.joining(
                        ",", "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":[", "]}"));
    }

    private static String descriptor(String mediaType, String digest, int size) {
        return "{\"mediaType\":\"" + mediaType + "\",\"digest\":\"" + digest + "\",\"size\":" + size + "}";
    }

    /** Uploads a layer, unless it is there; returns its digest. */
    public String layer(String content) {
        SdkBytes bytes = SdkBytes.fromUtf8String(content);
        String upload =
                ecr.initiateLayerUpload(u -> u.repositoryName(repository)).uploadId();
        ecr.uploadLayerPart(u -> u.repositoryName(repository)
                .uploadId(upload)
                .partFirstByte(0L)
                .partLastByte(bytes.asByteArrayUnsafe().length - 1L)
                .layerPartBlob(bytes));
        try {
            return ecr.completeLayerUpload(
                            u -> u.repositoryName(repository).uploadId(upload).layerDigests(digest(content)))
                    .layerDigest();
        } catch (LayerAlreadyExistsException e) {
            return digest(content);
        }
    }

    public static String digest(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
