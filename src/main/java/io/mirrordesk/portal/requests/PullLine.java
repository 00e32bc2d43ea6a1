package io.mirrordesk.portal.requests;

import io.mirrordesk.portal.view.PullCommands;
import org.jspecify.annotations.Nullable;

/**
 * An image that was asked for, and whether it is there.
 *
 * @param state PENDING, WARMING, WARM or FAILED
 * @param path repository and tag below the host
 */
public record PullLine(
        String image,
        PullCommands commands,
        String path,
        @Nullable String digest,
        String state,
        @Nullable String fault) {}
