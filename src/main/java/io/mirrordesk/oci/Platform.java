package io.mirrordesk.oci;

import org.jspecify.annotations.Nullable;

/**
 * What an image runs on.
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 * @param variant of the processor, such as {@code v8}; null for none
 */
public record Platform(
        String os, String architecture, @Nullable String variant) {

    /** As {@code docker --platform} takes it, such as {@code linux/arm64/v8}. */
    @Override
    public String toString() {
        return os + "/" + architecture + (variant == null ? "" : "/" + variant);
    }
}
