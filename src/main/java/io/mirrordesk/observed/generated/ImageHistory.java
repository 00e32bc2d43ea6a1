package io.mirrordesk.observed.generated;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The images of one repository, the newest first: indexes with an image for each platform, often with an attestation each, and sometimes
 * a signature, as a pull-through cache brings them.
 */
final class ImageHistory {

    private static final int[] PLATFORMS = {1, 1, 1, 2, 2, 2, 2, 4, 4, 8};
    private static final double USUAL_BYTES = 45e6;
    private static final double OLDEST_DAYS = 340;
    private static final double LONGEST_GAP_DAYS = 40;
    private static final double USED_FOR_DAYS = 90;
    private static final double DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private final SplittableRandom random;
    private final Instant asOf;
    private final int count;
    private final boolean scanned;
    private final int platforms;
    private final boolean attested;
    private final boolean signed;
    private final double size;
    private final Versions versions;
    private final List<GeneratedImage> images = new ArrayList<>();

    private ImageHistory(SplittableRandom random, Instant asOf, int count, boolean scanned) {
        this.random = random;
        this.asOf = asOf;
        this.count = count;
        this.scanned = scanned;
        this.platforms = PLATFORMS[random.nextInt(PLATFORMS.length)];
        this.attested = platforms > 1 && random.nextInt(10) < 4;
        this.signed = random.nextInt(10) == 0;
        this.size = USUAL_BYTES * Math.exp(1.1 * random.nextGaussian());
        this.versions = new Versions(random);
    }

    /** @param scanned whether the repository has its images scanned on push */
    static List<GeneratedImage> of(SplittableRandom random, Instant asOf, int count, boolean scanned) {
        ImageHistory history = new ImageHistory(random, asOf, count, scanned);
        history.tell();
        return history.images.subList(0, count);
    }

    private void tell() {
        int each = (platforms == 1 ? 1 : 1 + platforms * (attested ? 2 : 1)) + (signed ? 1 : 0);
        int releases = (count + each - 1) / each;
        double gap = Math.min(LONGEST_GAP_DAYS, OLDEST_DAYS / Math.max(1, releases));
        double age = 0;
        for (int n = 0; n < releases; n++) {
            age += gap * -Math.log(1 - random.nextDouble());
            add(pushed(age, versions.of(n, releases)));
        }
    }

    private Release pushed(double age, List<String> tags) {
        boolean pulled = random.nextDouble() < 0.06 + 0.88 * Math.exp(-age / USED_FOR_DAYS);
        return new Release(
                digest(),
                tags,
                vary(size, 0.3),
                ago(age),
                pulled ? ago(age * Math.pow(random.nextDouble(), 2.5)) : null);
    }

    private void add(Release release) {
        if (platforms == 1) {
            add(release, ImageKind.SINGLE, release.sizeBytes(), release.lastPulledAt());
        } else {
            add(release, ImageKind.INDEX, 0, release.lastPulledAt());
            for (int platform = 0; platform < platforms; platform++) {
                boolean used = platform == 0 || random.nextInt(6) == 0;
                add(release, ImageKind.PLATFORM, vary(release.sizeBytes(), 0.1), used ? release.lastPulledAt() : null);
                if (attested) {
                    add(release, ImageKind.ATTESTATION, random.nextLong(20_000, 90_000), null);
                }
            }
        }
        if (signed) {
            add(release, ImageKind.SIGNATURE, random.nextLong(2_000, 9_000), null);
        }
    }

    private void add(Release release, ImageKind kind, long bytes, @Nullable Instant lastPulledAt) {
        boolean isMain = kind == ImageKind.SINGLE || kind == ImageKind.INDEX;
        images.add(new GeneratedImage(
                isMain ? release.digest() : digest(),
                kind,
                bytes,
                release.pushedAt(),
                lastPulledAt,
                scanned && kind.isScanned() ? scanStatus() : null,
                kind == ImageKind.SIGNATURE ? release.digest() : null,
                isMain ? release.tags() : List.of()));
    }

    private String scanStatus() {
        int share = random.nextInt(100);
        if (share < 90) {
            return "COMPLETE";
        }
        return share < 97 ? "SCAN_ELIGIBILITY_EXPIRED" : "UNSUPPORTED_IMAGE";
    }

    private String digest() {
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        return "sha256:" + HexFormat.of().formatHex(hash);
    }

    private long vary(double bytes, double by) {
        return (long) (bytes * (1 - by / 2 + by * random.nextDouble()));
    }

    private Instant ago(double days) {
        return asOf.minusSeconds((long) (days * DAY_SECONDS));
    }
}
