package io.mirrordesk.observed.generated;

import io.mirrordesk.plan.Conformity.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A repository of the generated registry with all that hangs on it. It is made anew from its number each time it is needed, always the
 * same, so that nothing has to be kept.
 *
 * @param conforms null where no mirror says what it should be, and while it was not read
 * @param readAt null for one that the sync has not come to
 */
record GeneratedRepository(
        long id,
        String name,
        MirrorProfile profile,
        Instant createdAt,
        boolean scanOnPush,
        boolean requested,
        @Nullable Boolean conforms,
        List<Finding> findings,
        @Nullable Instant readAt,
        List<GeneratedImage> images) {

    private static final Duration LONGEST_SINCE_READ = Duration.ofHours(6);

    /** @param images how many; an empty repository may be one that was not read yet */
    static GeneratedRepository of(Shape shape, int n, String name, int images) {
        SplittableRandom random = new SplittableRandom(shape.seed() * 1_000_003 + n);
        MirrorProfile profile = MirrorProfile.of(n, shape.repositories());
        boolean scanOnPush = random.nextInt(10) < 7;
        boolean read = images > 0 || random.nextBoolean();
        List<GeneratedImage> history = ImageHistory.of(random, shape.asOf(), images, scanOnPush);
        List<Finding> findings = read && profile.isMirror() ? Findings.some(random) : List.of();
        return new GeneratedRepository(
                RegistryGenerator.FIRST_ID + n,
                name,
                profile,
                created(history, shape.asOf(), random),
                scanOnPush,
                profile.curated() && random.nextInt(10) < 8,
                read && profile.isMirror() ? findings.isEmpty() : null,
                findings,
                read ? shape.asOf().minusSeconds(random.nextLong(LONGEST_SINCE_READ.toSeconds())) : null,
                history);
    }

    long sizeBytes() {
        return images.stream().mapToLong(GeneratedImage::sizeBytes).sum();
    }

    @Nullable
    Instant latest(Function<GeneratedImage, @Nullable Instant> instant) {
        return images.stream()
                .map(instant)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Instant created(List<GeneratedImage> history, Instant asOf, SplittableRandom random) {
        Instant first = history.isEmpty() ? asOf : history.getLast().pushedAt();
        return first.minusSeconds(random.nextLong(1, Duration.ofMinutes(10).toSeconds()));
    }
}
