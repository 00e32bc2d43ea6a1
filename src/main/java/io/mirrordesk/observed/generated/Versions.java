package io.mirrordesk.observed.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Tags of a repository's releases: each has a version of its own, the newest also what moves along. */
final class Versions {

    private static final int PATCHES = 6;
    private static final int MINORS = 14;
    private static final Words FLAVOURS = Words.of("alpine slim bookworm debug distroless ubi9");
    private static final double UNTAGGED = 0.18;

    private final SplittableRandom random;
    private final String before;
    private final String behind;
    private final int first;

    Versions(SplittableRandom random) {
        this.random = random;
        this.before = random.nextInt(3) == 0 ? "v" : "";
        this.behind = random.nextInt(5) == 0 ? "-" + FLAVOURS.pick(random) : "";
        this.first = random.nextInt(200);
    }

    /** @param age 0 for the newest release; an older one may have lost its tags to a newer push of the same tag */
    List<String> of(int age, int releases) {
        int number = first + releases - age;
        String minor = before + number / (PATCHES * MINORS) + "." + number / PATCHES % MINORS;
        String version = minor + "." + number % PATCHES + behind;
        if (age > 0) {
            return random.nextDouble() < UNTAGGED ? List.of() : List.of(version);
        }
        List<String> tags = new ArrayList<>(List.of(version, minor + behind));
        if (random.nextInt(4) > 0) {
            tags.add("latest");
        }
        return tags;
    }
}
