package io.mirrordesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.lifecycle.Fate;
import io.mirrordesk.lifecycle.ImageFacts;
import io.mirrordesk.lifecycle.ImageFacts.Status;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.lifecycle.LifecycleSimulator;
import io.mirrordesk.lifecycle.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** How long the simulator takes for 2,000,000 images in 100,000 repositories, without the database that they come from. */
class LifecycleBench {

    private static final int REPOSITORIES = 100_000;
    private static final int IMAGES = 20;
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final String POLICY = """
            {"rules": [
              {"rulePriority": 1, "selection": {"tagStatus": "tagged", "tagPatternList": ["v*.*"],
               "countType": "imageCountMoreThan", "countNumber": 5}, "action": {"type": "expire"}},
              {"rulePriority": 2, "selection": {"tagStatus": "tagged", "tagPrefixList": ["main-"],
               "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 30}, "action": {"type": "expire"}},
              {"rulePriority": 3, "selection": {"tagStatus": "untagged", "countType": "sinceImagePushed",
               "countUnit": "days", "countNumber": 14}, "action": {"type": "expire"}},
              {"rulePriority": 4, "selection": {"tagStatus": "any", "countType": "sinceImagePulled",
               "countUnit": "days", "countNumber": 90},
               "action": {"type": "transition", "targetStorageClass": "archive"}}]}""";

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(5);

    @Test
    void simulatesTwoMillionImages() {
        LifecyclePolicy policy = LifecyclePolicy.parse(POLICY);
        LifecycleSimulator simulator = new LifecycleSimulator(policy, NOW);
        Tally tally = new Tally(policy, NOW);
        long spent = 0;
        for (int i = 0; i < REPOSITORIES; i++) {
            List<ImageFacts> images = repository();
            long begun = System.nanoTime();
            List<Fate> fates = simulator.fates(images);
            for (int image = 0; image < images.size(); image++) {
                tally.add(images.get(image), fates.get(image));
            }
            spent += System.nanoTime() - begun;
        }
        Tally.Sums sums = tally.sums();
        System.out.printf(
                "%-60s %20d %10s%n", "Simulation of 2,000,000 images by 4 rules, ms", spent / 1_000_000, "< 10000");
        assertThat(sums.all().images()).isEqualTo((long) REPOSITORIES * IMAGES);
        assertThat(List.of(sums.expire(), sums.archive(), sums.keep()))
                .allSatisfy(share -> assertThat(share.images()).isPositive());
    }

    /** Five indexes of one version each, with three members that nobody tags. */
    private List<ImageFacts> repository() {
        List<ImageFacts> images = new ArrayList<>();
        for (int index = 0; index < IMAGES / 4; index++) {
            Instant pushedAt = NOW.minus(Duration.ofMinutes(random.nextInt(500_000)));
            List<String> members = List.of(digest(), digest(), digest());
            members.forEach(member -> images.add(image(member, List.of(), pushedAt, List.of())));
            List<String> tags = index == 3
                    ? List.of("stable")
                    : List.of(index % 2 == 0 ? "v1." + index : "main-" + index, "build-" + index);
            images.add(image(digest(), tags, pushedAt, members));
        }
        return images;
    }

    private ImageFacts image(String digest, List<String> tags, Instant pushedAt, List<String> members) {
        Instant pulledAt = pushedAt.plus(Duration.ofMinutes(random.nextInt(50_000)));
        return new ImageFacts(
                digest, tags, random.nextInt(9_000_000), pushedAt, pulledAt, Status.ACTIVE, null, null, null, members);
    }

    private String digest() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return "sha256:" + HexFormat.of().formatHex(bytes);
    }
}
