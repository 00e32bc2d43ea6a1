package io.mirrordesk.portal.repositories;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mirrordesk.observed.InventoryMark;
import io.mirrordesk.observed.KnownImages;
import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Repositories with the fate of each image. One with thousands of images takes a tenth of a second to read and evaluate, which each page of
 * it would pay anew: so it is kept until the inventory changes, or for a quarter of an hour: fates are days away.
 */
@Component
class FatedRepositories {

    private static final long QUARTER = Duration.ofMinutes(15).toMillis();

    /** About 1 kB each. */
    private static final int IMAGES_KEPT = 50_000;

    private final KnownImages images;
    private final InventoryMark mark;
    private final Clock clock;
    private final Cache<Version, RepositoryImages> kept = Caffeine.newBuilder()
            .maximumWeight(IMAGES_KEPT)
            .weigher((Version _, RepositoryImages known) -> 1 + known.all().size())
            .build();

    FatedRepositories(KnownImages images, InventoryMark mark, Clock clock) {
        this.images = images;
        this.mark = mark;
        this.clock = clock;
    }

    /** What the fates depend on. */
    private record Version(
            RegistryId registry, String name, @Nullable String policy, long mark, long quarter) {}

    RepositoryImages of(RegistryId registry, String name, LifecycleView lifecycle) {
        Instant now = clock.instant();
        Version version = new Version(registry, name, lifecycle.json(), mark.now(), now.toEpochMilli() / QUARTER);
        return Objects.requireNonNull(
                kept.get(version, _ -> new RepositoryImages(images.of(registry, name), lifecycle.policy(), now)));
    }
}
