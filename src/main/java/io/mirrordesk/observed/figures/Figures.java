package io.mirrordesk.observed.figures;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one group of repositories.
 *
 * @param name the mirror's prefix, the team or the template; null for repositories that have none, and for the total
 * @param sizeBytes compressed; layers that images share are counted for each
 * @param unknown repositories that were not read yet or have no mirror
 * @param notRequested repositories that nobody asked for by name
 * @param pulled the images by the age of the last pull that ECR recorded, which it does at most once in 24 hours
 * @param pushed the images by the age of their push
 * @param unused never pulled, and pushed 90 days ago or more
 * @param monthlyCost what the storage costs at most in a month, in USD: AWS counts a layer that images share once
 */
public record Figures(
        @Nullable String name,
        long repositories,
        long images,
        long sizeBytes,
        long conforming,
        long notConforming,
        long unknown,
        long notRequested,
        Map<Age, Amount> pulled,
        Map<Age, Amount> pushed,
        Amount unused,
        BigDecimal monthlyCost) {

    public Figures {
        pulled = Collections.unmodifiableMap(new TreeMap<>(pulled));
        pushed = Collections.unmodifiableMap(new TreeMap<>(pushed));
    }

    /** A group without repositories. */
    public static Figures none(@Nullable String name) {
        return new Figures(name, 0, 0, 0, 0, 0, 0, 0, Map.of(), Map.of(), Amount.NONE, BigDecimal.ZERO);
    }

    /** Images whose last pull is that long ago. */
    public Amount pulled(Age age) {
        return pulled.getOrDefault(age, Amount.NONE);
    }

    /** Images whose push is that long ago. */
    public Amount pushed(Age age) {
        return pushed.getOrDefault(age, Amount.NONE);
    }
}
