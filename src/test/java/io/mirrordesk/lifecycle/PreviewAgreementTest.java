package io.mirrordesk.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.lifecycle.Fate.Reason;
import io.mirrordesk.lifecycle.ImageFacts.Status;
import io.mirrordesk.sandbox.Pushing;
import io.mirrordesk.sandbox.RunningSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyPreviewResult;

/**
 * The simulator and ECR's own preview, as the sandbox answers it, say the same about the same images. The preview leaves out what goes
 * after something else: members of an index, and referrers.
 */
class PreviewAgreementTest {

    private static final List<LifecyclePolicy> POLICIES = List.of(
            SomePolicy.of("v* count 2", "latest count 1", "untagged pushed 14", "any pushed 30"),
            SomePolicy.of("v1* *rc pushed 10", "v* count 1", "any count 3"),
            SomePolicy.of("archive v* unused 9", "untagged count 1", "archive any pushed 25"),
            SomePolicy.of("latest count 9", "any pushed 12", "any archived 90"),
            SomePolicy.of("archive untagged pushed 5", "any count 2"));

    private static final String[][] TAGS = {
        {}, {}, {"v1"}, {"v1-rc"}, {"v2"}, {"latest"}, {"v3", "latest-rc"}, {"v1.1", "x-rc"}
    };

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(11);

    @TempDir
    private Path directory;

    private RunningSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(directory);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void saysWhatThePreviewSays() throws Exception {
        Map<String, Map<String, List<String>>> repositories = new TreeMap<>();
        for (int i = 0; i < POLICIES.size() * 3; i++) {
            String name = "agreement/a" + i;
            repositories.put(name, filled(name));
        }
        repositories.keySet().forEach(this::startPreview);
        sandbox.advance(5);
        repositories.forEach((name, members) -> assertThat(simulated(name, members))
                .as("%s by %s", name, policy(name).canonical())
                .isEqualTo(previewed(name)));
    }

    /** Pushes images of various ages, some of them in an index or signed; answers the members of each index. */
    private Map<String, List<String>> filled(String name) throws Exception {
        sandbox.ecr.createRepository(r -> r.repositoryName(name));
        Pushing push = new Pushing(sandbox.ecr, name);
        String manifest = push.manifest(name);
        List<String> digests = new ArrayList<>();
        Map<String, List<String>> members = new HashMap<>();
        for (int i = 0; i < TAGS.length; i++) {
            digests.add(push.put(annotated(manifest, "n" + i), TAGS[i]));
        }
        List<String> children = List.of(digests.get(0), digests.get(2));
        String index = push.put(Pushing.indexOf(children.toArray(String[]::new)), "v4");
        members.put(index, children);
        digests.add(index);
        digests.add(push.referrer("signature", digests.get(4)));
        for (String digest : digests) {
            Instant pushed = Instant.now().minus(Duration.ofHours(random.nextInt(40 * 24)));
            age(name, digest, pushed, random.nextBoolean() ? null : pushed.plus(Duration.ofHours(random.nextInt(200))));
        }
        sandbox.ecr.updateImageStorageClass(u -> u.repositoryName(name)
                .imageId(id -> id.imageDigest(digests.get(7)))
                .targetStorageClass("ARCHIVE"));
        return members;
    }

    private void age(String name, String digest, Instant pushed, @Nullable Instant pulled) throws Exception {
        String body = """
                {"account":"111122223333","region":"eu-central-1","repository":"%s","digest":"%s","pushedAt":"%s",
                 "lastRecordedPullTime":%s}""".formatted(name, digest, pushed, pulled == null ? null : "\"" + pulled + "\"");
        assertThat(sandbox.control("POST", "images/age", body).statusCode()).isEqualTo(200);
    }

    private static String annotated(String manifest, String name) {
        return manifest.substring(0, manifest.length() - 1) + ",\"annotations\":{\"name\":\"" + name + "\"}}";
    }

    private static LifecyclePolicy policy(String name) {
        return POLICIES.get(Integer.parseInt(name.substring("agreement/a".length())) % POLICIES.size());
    }

    private void startPreview(String name) {
        sandbox.ecr.startLifecyclePolicyPreview(
                p -> p.repositoryName(name).lifecyclePolicyText(policy(name).text()));
    }

    private Map<String, Integer> previewed(String name) {
        Map<String, Integer> acting = new TreeMap<>();
        for (LifecyclePolicyPreviewResult result : sandbox.ecr
                .getLifecyclePolicyPreview(p -> p.repositoryName(name))
                .previewResults()) {
            acting.put(result.imageDigest(), result.appliedRulePriority());
        }
        return acting;
    }

    private Map<String, Integer> simulated(String name, Map<String, List<String>> members) {
        Instant now = Instant.now();
        List<ImageFacts> images = sandbox
                .ecr
                .describeImages(d -> d.repositoryName(name).filter(f -> f.imageStatus("ANY")))
                .imageDetails()
                .stream()
                .map(image -> facts(image, members))
                .toList();
        List<Fate> fates = new LifecycleSimulator(policy(name), now).fates(images);
        Map<String, Integer> acting = new TreeMap<>();
        for (int i = 0; i < fates.size(); i++) {
            if (fates.get(i).isDue(now) && fates.get(i).reason() == Reason.RULE) {
                acting.put(
                        images.get(i).digest(),
                        Objects.requireNonNull(fates.get(i).rule()));
            }
        }
        return acting;
    }

    private static ImageFacts facts(ImageDetail image, Map<String, List<String>> members) {
        return new ImageFacts(
                image.imageDigest(),
                image.imageTags(),
                image.imageSizeInBytes(),
                image.imagePushedAt(),
                image.lastRecordedPullTime(),
                Status.valueOf(image.imageStatusAsString()),
                image.lastArchivedAt(),
                image.lastActivatedAt(),
                image.subjectManifestDigest(),
                members.getOrDefault(image.imageDigest(), List.of()));
    }
}
