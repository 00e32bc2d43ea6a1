package io.mirrordesk.observed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pull that ECR could not answer from an upstream, as its event tells it. AWS does not document the values of the code and the reason.
 *
 * @param tag null if a digest was pulled
 * @param code such as {@code UpstreamTooManyRequests}
 * @param at when the event was received
 */
public record PullFailure(
        @Nullable String tag,
        @Nullable String code,
        @Nullable String reason,
        Instant at) {}
