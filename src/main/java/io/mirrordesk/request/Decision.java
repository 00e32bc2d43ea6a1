package io.mirrordesk.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a request.
 *
 * @param decision {@code APPROVED}, {@code REJECTED} or {@code WITHDRAWN}
 * @param planHash the plan that it was about
 * @param solo whether the author decided, because nobody else could
 */
public record Decision(
        String by, String decision, Instant at, @Nullable String reason, String planHash, boolean solo) {}
