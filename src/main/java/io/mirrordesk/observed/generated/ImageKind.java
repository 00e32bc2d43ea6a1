package io.mirrordesk.observed.generated;

import org.jspecify.annotations.Nullable;

/** What an image is, in the media types that ECR reports of it. */
enum ImageKind {
    INDEX("application/vnd.oci.image.index.v1+json", null),
    /** Of one platform, without an index. */
    SINGLE("application/vnd.docker.distribution.manifest.v2+json", "application/vnd.docker.container.image.v1+json"),
    /** One of an index. */
    PLATFORM(Constants.MANIFEST, "application/vnd.oci.image.config.v1+json"),
    ATTESTATION(Constants.MANIFEST, "application/vnd.in-toto+json"),
    SIGNATURE(Constants.MANIFEST, "application/vnd.dev.sigstore.bundle.v0.3+json");

    final String mediaType;
    final @Nullable String artifactType;

    ImageKind(String mediaType, @Nullable String artifactType) {
        this.mediaType = mediaType;
        this.artifactType = artifactType;
    }

    /** Whether a scanner finds packages in it. */
    boolean isScanned() {
        return this == SINGLE || this == PLATFORM;
    }

    private static final class Constants {
        static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    }
}
