package io.mirrordesk.portal.repositories;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.lifecycle.Fate;
import io.mirrordesk.lifecycle.ImageFacts;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.lifecycle.LifecycleSimulator;
import io.mirrordesk.observed.KnownImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All images of a repository with their fates at an instant, those pushed last first. */
final class RepositoryImages {

    private static final Comparator<KnownImage> LAST_PUSHED_FIRST = Comparator.comparing(
                    (KnownImage image) -> image.facts().pushedAt())
            .reversed()
            .thenComparing(image -> image.facts().digest());

    private final List<FatedImage> all;
    private final Map<String, FatedImage> byDigest = new HashMap<>();
    private final Instant now;

    RepositoryImages(List<KnownImage> known, Optional<LifecyclePolicy> policy, Instant now) {
        this.now = now;
        List<KnownImage> images = known.stream().sorted(LAST_PUSHED_FIRST).toList();
        this.all = policy.map(rules -> fated(images, rules))
                .orElseGet(() -> images.stream()
                        .map(image -> new FatedImage(image, null))
                        .toList());
        all.forEach(image -> byDigest.put(image.facts().digest(), image));
    }

    private List<FatedImage> fated(List<KnownImage> images, LifecyclePolicy policy) {
        List<Fate> fates = new LifecycleSimulator(policy, now)
                .fates(images.stream().map(KnownImage::facts).toList());
        List<FatedImage> fated = new ArrayList<>(images.size());
        for (int i = 0; i < fates.size(); i++) {
            fated.add(new FatedImage(images.get(i), fates.get(i)));
        }
        return fated;
    }

    List<FatedImage> all() {
        return all;
    }

    Optional<FatedImage> find(String digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }

    /** The indexes that an image belongs to, as far as their manifests are known. */
    List<FatedImage> indexesOf(String digest) {
        return all.stream()
                .filter(image -> Objects.requireNonNullElse(image.facts().members(), List.<String>of())
                        .contains(digest))
                .toList();
    }

    /** What is about an image: signatures, lists of its parts. */
    List<FatedImage> referrersOf(String digest) {
        return all.stream()
                .filter(image -> digest.equals(image.facts().subject()))
                .toList();
    }

    /** @throws io.mirrordesk.contract.InvalidInput when the cursor is none of this list */
    Slice<ImageRow> page(ImageView view, int limit, @Nullable String cursor) {
        List<FatedImage> shown =
                all.stream().filter(image -> view.shows(image, this)).toList();
        Stream<FatedImage> behind = shown.stream();
        if (cursor != null && !cursor.isBlank()) {
            ImageCursor start = ImageCursor.parse(cursor);
            behind = behind.filter(start::isBefore);
        }
        List<FatedImage> page = behind.limit(limit + 1L).toList();
        List<FatedImage> items = page.subList(0, Math.min(limit, page.size()));
        String next = page.size() > limit ? ImageCursor.of(items.getLast()).toString() : null;
        return new Slice<>(items.stream().map(this::row).toList(), next, shown.size(), true);
    }

    boolean isGoing(FatedImage image) {
        return image.fate() != null && image.fate().isDue(now);
    }

    ImageRow row(FatedImage fated) {
        KnownImage image = fated.image();
        ImageFacts facts = image.facts();
        return new ImageRow(
                facts.digest(),
                facts.tags(),
                kind(image),
                image.platforms(),
                bytes(image),
                facts.pushedAt(),
                facts.lastPulledAt(),
                facts.status().name(),
                image.scanStatus(),
                fated.fate() == null ? null : FateLine.of(fated.fate(), now));
    }

    private @Nullable Long bytes(KnownImage image) {
        if (!image.isIndex()) {
            return image.facts().sizeBytes();
        }
        List<String> members = image.facts().members();
        return members == null ? null : (Long) bytes(members);
    }

    private long bytes(List<String> members) {
        return members.stream()
                .flatMap(member -> find(member).stream())
                .mapToLong(member -> member.facts().sizeBytes())
                .sum();
    }

    private static String kind(KnownImage image) {
        if (image.isIndex()) {
            return "INDEX";
        }
        return image.isArtifact() ? "ARTIFACT" : "IMAGE";
    }
}
