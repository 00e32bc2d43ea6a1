package io.mirrordesk.governance;

import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.run.RunError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The first pull of an image that a request asked for.
 *
 * @param image as asked for, such as {@code library/nginx:1.27}
 * @param repository the repository of the cache, such as {@code docker-hub/library/nginx}
 * @param reference what people pull, such as {@code 127.0.0.1:4566/docker-hub/library/nginx:1.27}
 * @param digest what the tag resolved to; null until it is warm
 * @param error why it failed, else null
 * @param finishedAt when it became warm or failed, else null
 */
public record WarmUp(
        long id,
        long request,
        RegistryId registry,
        String image,
        String repository,
        String tag,
        String reference,
        State state,
        @Nullable String digest,
        @Nullable RunError error,
        @Nullable Instant finishedAt) {

    /** How far it is. */
    public enum State {
        PENDING,
        WARMING,
        /** ECR lists the image and, of an index, all its children. */
        WARM,
        FAILED
    }
}
