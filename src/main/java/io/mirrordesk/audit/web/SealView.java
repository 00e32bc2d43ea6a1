package io.mirrordesk.audit.web;

import org.jspecify.annotations.Nullable;

/**
 * The state of the chain.
 *
 * @param head hash of the newest sealed record
 * @param verified whether every hash was computed again just now
 * @param firstBroken sequence of the first record that does not fit, or null
 */
public record SealView(
        long records,
        long unsealed,
        @Nullable String head,
        @Nullable Long firstBroken,
        boolean verified) {}
