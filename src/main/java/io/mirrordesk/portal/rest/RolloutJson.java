package io.mirrordesk.portal.rest;

import io.mirrordesk.governance.RolloutItem;
import io.mirrordesk.governance.RolloutView;
import io.mirrordesk.run.RunError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A roll-out as the API shows it. */
record RolloutJson(
        long id,
        String registry,
        String template,
        int version,
        long request,
        RolloutView.State state,
        RolloutView.@Nullable Cause cause,
        @Nullable String reason,
        long mayExpire,
        long expired,
        RolloutView.Counts repositories,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant endedAt) {

    /** One repository of it. */
    record ItemJson(
            String repository,
            String mirror,
            RolloutItem.State state,
            long expires,
            @Nullable RunError error,
            Instant updatedAt) {

        static ItemJson of(RolloutItem item) {
            return new ItemJson(
                    item.repository(), item.mirror(), item.state(), item.expires(), item.error(), item.updatedAt());
        }
    }

    static RolloutJson of(RolloutView rollout) {
        return new RolloutJson(
                rollout.id(),
                rollout.registry().toString(),
                rollout.template(),
                rollout.version(),
                rollout.request(),
                rollout.state(),
                rollout.cause(),
                rollout.reason(),
                rollout.mayExpire(),
                rollout.expired(),
                rollout.counts(),
                rollout.createdAt(),
                rollout.updatedAt(),
                rollout.endedAt());
    }
}
