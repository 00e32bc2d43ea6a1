package io.mirrordesk.governance;

import io.mirrordesk.plan.RegistryId;
import org.jspecify.annotations.Nullable;

/**
 * Which roll-outs. Null lets everything through.
 *
 * @param cursor of an earlier page; null for the first
 */
public record RolloutQuery(
        @Nullable RegistryId registry,
        @Nullable String template,
        RolloutView.@Nullable State state,
        int limit,
        @Nullable String cursor) {}
