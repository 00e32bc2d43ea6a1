package io.mirrordesk.sandbox.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A manifest to be stored.
 *
 * @param digest {@code sha256:<hex>} of the manifest's bytes; the caller has checked it
 * @param subject the digest of the manifest that this one refers to
 * @param children the digests of the manifests that an index names
 * @param size bytes, as DescribeImages is to report them
 */
public record NewImage(
        String digest,
        String mediaType,
        @Nullable String artifactType,
        @Nullable String subject,
        List<String> children,
        long size,
        byte[] manifest) {}
