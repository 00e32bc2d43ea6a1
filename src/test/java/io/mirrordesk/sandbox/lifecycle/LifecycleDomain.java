package io.mirrordesk.sandbox.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.jspecify.annotations.Nullable;

/** Small repositories whose images and rules meet often: few tags, few days, few digests. */
class LifecycleDomain extends DomainContextBase {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final int MOST_IMAGES = 12;
    private static final List<String> TAGS = List.of("prod-1", "prod-2", "beta-1", "beta-2", "v1.2", "latest");
    private static final List<String> TAGGINGS = List.of(
            "\"tagStatus\":\"untagged\"",
            "\"tagStatus\":\"any\"",
            tagged("tagPrefixList", "\"prod\""),
            tagged("tagPrefixList", "\"beta\",\"v1\""),
            tagged("tagPrefixList", "\"b\""),
            tagged("tagPatternList", "\"*-1\""),
            tagged("tagPatternList", "\"prod*\",\"beta*\""),
            tagged("tagPatternList", "\"*\""),
            tagged("tagPatternList", "\"l*t*t\""),
            tagged("tagPatternList", "\"v1.*\""));
    private static final String EXPIRE = "\"action\":{\"type\":\"expire\"}";
    private static final String ARCHIVE = "\"action\":{\"type\":\"transition\",\"targetStorageClass\":\"archive\"}";

    /** A valid policy's text. */
    record Text(String json) {}

    /** The images of a repository, in the order of their arrival. */
    record Images(List<Candidate> list) {}

    @Provide
    Arbitrary<Images> images() {
        return Arbitraries.randomValue(random -> new Images(IntStream.range(0, random.nextInt(MOST_IMAGES + 1))
                .mapToObj(i -> image("d" + i, random))
                .toList()));
    }

    private static Candidate image(String digest, Random random) {
        List<String> children = random.nextInt(4) > 0
                ? List.of()
                : List.of("d" + random.nextInt(MOST_IMAGES), "d" + (MOST_IMAGES + random.nextInt(2)));
        return new Candidate(
                digest,
                some(TAGS, random),
                time(random),
                maybe(0.5, random),
                maybe(0.2, random),
                maybe(0.3, random),
                children.stream().filter(child -> !child.equals(digest)).toList(),
                random.nextInt(6) > 0 ? null : "d" + random.nextInt(MOST_IMAGES));
    }

    private static List<String> some(List<String> all, Random random) {
        List<String> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, random.nextInt(4)));
    }

    private static @Nullable Instant maybe(double likely, Random random) {
        return random.nextDouble() < likely ? time(random) : null;
    }

    /** Whole days, so that the edges of "older than" are met. */
    private static Instant time(Random random) {
        return NOW.minus(Duration.ofDays(random.nextInt(121)));
    }

    @Provide
    Arbitrary<Text> policies() {
        return Arbitraries.randomValue(LifecycleDomain::policy).filter(LifecycleDomain::isValid);
    }

    private static Text policy(Random random) {
        return new Text(IntStream.rangeClosed(1, 1 + random.nextInt(5))
                .mapToObj(i -> rule(i * 3, random))
                .collect(Collectors.joining(",", "{\"rules\":[", "]}")));
    }

    private static boolean isValid(Text text) {
        try {
            return !LifecyclePolicy.parse(text.json()).rules().isEmpty();
        } catch (InvalidPolicy invalid) {
            return false;
        }
    }

    private static String rule(int priority, Random random) {
        String tagging = TAGGINGS.get(random.nextInt(TAGGINGS.size()));
        return "{\"rulePriority\":" + priority + ",\"selection\":{" + tagging + "," + counting(random) + "}";
    }

    private static String counting(Random random) {
        String count = "\"countType\":\"imageCountMoreThan\",\"countNumber\":" + (1 + random.nextInt(5)) + "},";
        int days = 1 + random.nextInt(100);
        return switch (random.nextInt(5)) {
            case 0 -> count + EXPIRE;
            case 1 -> count + ARCHIVE;
            case 2 -> since("Pushed", days) + "}," + EXPIRE;
            case 3 -> since("Pulled", days) + "}," + ARCHIVE;
            default -> since("Transitioned", 90 + days / 10) + ",\"storageClass\":\"archive\"}," + EXPIRE;
        };
    }

    private static String tagged(String list, String entries) {
        return "\"tagStatus\":\"tagged\",\"" + list + "\":[" + entries + "]";
    }

    private static String since(String what, int days) {
        return "\"countType\":\"sinceImage" + what + "\",\"countUnit\":\"days\",\"countNumber\":" + days;
    }
}
