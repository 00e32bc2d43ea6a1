package io.mirrordesk.observed;

import io.mirrordesk.lifecycle.Fate;
import io.mirrordesk.lifecycle.Tally.Sums;
import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would do to the images that the inventory knows.
 *
 * @param at the instant that it is evaluated for
 * @param asOf when the repository that was read longest ago was read; null where none was
 * @param unread of the repositories, those that were not read yet, so that nothing is known of their images
 * @param before what the policy that is replaced would do; null where none was given
 * @param tookMillis how long it took
 */
public record Simulation(
        Instant at,
        @Nullable Instant asOf,
        long repositories,
        long unread,
        Sums sums,
        @Nullable Sums before,
        List<Item> images,
        long tookMillis) {

    /** One image and what becomes of it. */
    public record Item(RegistryId registry, String repository, KnownImage image, Fate fate) {}

    public Simulation {
        images = List.copyOf(images);
    }
}
