package io.mirrordesk.desired;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What ECR said when it last tried a mirror's rule: it reads the secret, connects to the upstream and signs in there.
 *
 * @param failure why it cannot use the rule, in a sentence; null when it can
 * @param failingSince when that was first seen; null when it can
 */
public record Validation(
        Instant at, @Nullable String failure, @Nullable Instant failingSince) {}
