package io.mirrordesk.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The examples and the rules of the ECR user guide, "Lifecycle policies". */
class EvaluationTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String PROD = "\"tagStatus\":\"tagged\",\"tagPrefixList\":[\"prod\"]";
    private static final String BETA = "\"tagStatus\":\"tagged\",\"tagPrefixList\":[\"beta\"]";
    private static final String KEEP_ONE = "\"countType\":\"imageCountMoreThan\",\"countNumber\":1";

    private static final List<Candidate> THREE =
            List.of(image("A", 10, "beta-1", "prod-1"), image("B", 9, "beta-2", "prod-2"), image("C", 8, "beta-3"));

    @Test
    void sparesAnImageThatAnEarlierRuleKeeps() {
        assertThat(expired(THREE, rule(1, PROD, KEEP_ONE), rule(2, BETA, KEEP_ONE)))
                .isEqualTo(Map.of("A", 1));
    }

    @Test
    void countsWhatAnEarlierRuleHasMarked() {
        assertThat(expired(THREE, rule(1, BETA, KEEP_ONE), rule(2, PROD, KEEP_ONE)))
                .isEqualTo(Map.of("A", 1, "B", 1));
    }

    @Test
    void appliesTheLowestPriorityNumberFirstWhateverTheOrderOfTheText() {
        assertThat(expired(THREE, rule(7, PROD, KEEP_ONE), rule(2, BETA, KEEP_ONE)))
                .isEqualTo(Map.of("A", 2, "B", 2));
    }

    @Test
    void wantsAllEntriesOfAListToFitSomeTag() {
        String both = "\"tagStatus\":\"tagged\",\"tagPatternList\":[\"prod*\",\"*-2\"]";
        assertThat(expired(THREE, rule(1, both, pushedSince(1)))).isEqualTo(Map.of("B", 1));
    }

    @Test
    void takesWhatIsOlderThanTheDaysAndNotWhatIsAsOld() {
        assertThat(expired(THREE, rule(1, "\"tagStatus\":\"any\"", pushedSince(9))))
                .isEqualTo(Map.of("A", 1));
    }

    @Test
    void keepsAManifestWhileAListNamesIt() {
        Candidate child = image("child", 20);
        Candidate list = new Candidate("list", List.of("latest"), ago(20), null, null, null, List.of("child"), null);
        String any = rule(1, "\"tagStatus\":\"any\"", pushedSince(14));
        assertThat(expired(List.of(child, list), any)).isEqualTo(Map.of("list", 1));
        assertThat(expired(List.of(child), any)).isEqualTo(Map.of("child", 1));
    }

    @Test
    void letsReferrersFollowTheirSubjectOnly() {
        Candidate subject = image("subject", 20, "prod-1");
        Candidate signature = new Candidate("signature", List.of(), ago(20), null, null, null, List.of(), "subject");
        String untagged = rule(1, "\"tagStatus\":\"untagged\"", pushedSince(1));
        assertThat(verdicts(List.of(subject, signature), untagged)).isEmpty();
        assertThat(verdicts(List.of(signature), untagged))
                .containsExactly(new Verdict(signature, Verdict.Action.EXPIRE, null));
    }

    @Test
    void countsFromARestorationAsIfTheImageHadBeenPushedThen() {
        Candidate restored = new Candidate("restored", List.of(), ago(200), ago(190), null, ago(3), List.of(), null);
        assertThat(expired(List.of(restored), rule(1, "\"tagStatus\":\"any\"", pushedSince(5))))
                .isEmpty();
        assertThat(expired(List.of(restored), rule(1, "\"tagStatus\":\"any\"", pushedSince(2))))
                .isEqualTo(Map.of("restored", 1));
    }

    @Test
    void archivesWhatNobodyHasPulledAndExpiresWhatHasBeenArchivedForLong() {
        Candidate idle = new Candidate("idle", List.of(), ago(200), ago(31), null, null, List.of(), null);
        Candidate archived = new Candidate("archived", List.of(), ago(200), null, ago(91), null, List.of(), null);
        String idleRule = """
                {"rulePriority":1,"selection":{"tagStatus":"any","countType":"sinceImagePulled","countUnit":"days",
                "countNumber":30},"action":{"type":"transition","targetStorageClass":"archive"}}""";
        String archiveRule = """
                {"rulePriority":2,"selection":{"tagStatus":"any","storageClass":"archive",
                "countType":"sinceImageTransitioned","countUnit":"days","countNumber":90},"action":{"type":"expire"}}""";
        assertThat(verdicts(List.of(idle, archived), idleRule, archiveRule))
                .containsExactly(
                        new Verdict(idle, Verdict.Action.TRANSITION, 1),
                        new Verdict(archived, Verdict.Action.EXPIRE, 2));
    }

    private static Map<String, Integer> expired(List<Candidate> images, String... rules) {
        return verdicts(images, rules).stream()
                .collect(Collectors.toMap(
                        verdict -> verdict.image().digest(), verdict -> Objects.requireNonNull(verdict.rule())));
    }

    private static List<Verdict> verdicts(List<Candidate> images, String... rules) {
        return LifecyclePolicy.parse("{\"rules\":[" + String.join(",", rules) + "]}")
                .evaluate(images, NOW);
    }

    private static String rule(int priority, String tags, String count) {
        return "{\"rulePriority\":" + priority + ",\"selection\":{" + tags + "," + count
                + "},\"action\":{\"type\":\"expire\"}}";
    }

    private static String pushedSince(int days) {
        return "\"countType\":\"sinceImagePushed\",\"countUnit\":\"days\",\"countNumber\":" + days;
    }

    private static Candidate image(String digest, int days, String... tags) {
        return new Candidate(digest, List.of(tags), ago(days), null, null, null, List.of(), null);
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
