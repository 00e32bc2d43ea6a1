package io.mirrordesk.lifecycle;

import static io.mirrordesk.lifecycle.SomeImage.NOW;
import static io.mirrordesk.lifecycle.SomeImage.image;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.lifecycle.Fate.Reason;
import io.mirrordesk.lifecycle.LifecycleRule.Action;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples named A and B are those of the <a
 * href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_examples.html">user guide</a>. */
class LifecycleSimulatorTest {

    private static final SomeImage[] BETA_AND_PROD = {
        image("A").tagged("beta-1", "prod-1").pushed(10),
        image("B").tagged("beta-2", "prod-2").pushed(9),
        image("C").tagged("beta-3").pushed(8)
    };

    private static final SomeImage[] ALPHA_AND_BETA = {
        image("A").tagged("alpha-1").pushed(12),
        image("B").tagged("beta-1").pushed(11),
        image("C").tagged("alpha-2", "beta-2").pushed(10),
        image("D").tagged("alpha-3").pushed(4),
        image("E").tagged("beta-3").pushed(3),
        image("F").tagged("alpha-4", "beta-4").pushed(2)
    };

    @Test
    void sparesWhatAHigherRuleKeepsAsInExampleA() {
        assertThat(expiring(SomePolicy.of("prod* count 1", "beta* count 1"), BETA_AND_PROD))
                .containsExactly("A");
    }

    @Test
    void expiresByTheHigherRuleOnlyAsInExampleB() {
        assertThat(expiring(SomePolicy.of("beta* count 1", "prod* count 1"), BETA_AND_PROD))
                .containsExactly("A", "B");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    alpha* beta* pushed 5 | C
                    alpha* beta* count 1  | C
                    any count 1           | ABCDE
                    any pushed 1          | ABCDEF
                    alpha-? count 1       |
                    alpha-1 pushed 1      | A
                    *-4 pushed 1          | F
                    *a*-*2 pushed 1       | C
                    untagged pushed 1     |
                    """)
    void selectsWhatHasATagForEachPattern(String rule, String expired) {
        assertThat(String.join("", expiring(SomePolicy.of(rule), ALPHA_AND_BETA)))
                .isEqualTo(expired == null ? "" : expired);
    }

    @Test
    void countsImagesThatAHigherRuleHasTakenAsTheUserGuideDoes() {
        SomeImage[] images = {
            image("A").tagged("alpha-1", "beta-1").pushed(12),
            image("B").pushed(11),
            image("C").tagged("alpha-2").pushed(10),
            image("D").tagged("git-hash").pushed(9),
            image("E").pushed(8)
        };
        LifecyclePolicy policy = SomePolicy.of("alpha* count 1", "untagged pushed 1", "any count 1");
        assertThat(expiring(policy, images)).containsExactly("A", "B", "D", "E");
    }

    @Test
    void saysWhenAnImageWillBeOldEnough() {
        Fate fate = fate(SomePolicy.of("any pushed 14"), image("A").pushed(2));
        assertThat(fate.at()).isEqualTo(NOW.plus(Duration.ofDays(12)));
        assertThat(fate.isDue(NOW)).isFalse();
        assertThat(fate.sentence(NOW)).isEqualTo("Expires in 12 days by rule 1.");
    }

    @Test
    void saysWhichPlaceKeepsAnImage() {
        Fate fate = fate(SomePolicy.of("any count 3"), image("A").pushed(5), image("B"), image("C"), image("D"));
        assertThat(fate.sentence(NOW)).isEqualTo("Expires within 24 hours by rule 1.");
        assertThat(fate(SomePolicy.of("any count 9"), image("A").pushed(5), image("B"))
                        .sentence(NOW))
                .isEqualTo("Kept by rule 1: it is number 2 of the newest 9.");
    }

    @Test
    void archivesWhatNobodyPulls() {
        LifecyclePolicy policy = SomePolicy.of("archive any unused 60");
        assertThat(fate(policy, image("A").pushed(500).pulled(64)).sentence(NOW))
                .isEqualTo("Is archived within 24 hours by rule 1.");
        assertThat(fate(policy, image("A").pushed(500).pulled(59)).sentence(NOW))
                .isEqualTo("Is archived in 1 day by rule 1.");
        assertThat(fate(policy, image("A").pushed(60)).isDue(NOW))
                .as("never pulled, so the push counts")
                .isTrue();
        assertThat(fate(policy, image("A").pushed(500).pulled(400).restored(10)).at())
                .as("restored since the last pull, so the restoration counts")
                .isEqualTo(NOW.plus(Duration.ofDays(50)));
    }

    @Test
    void looksAtArchivedImagesOnlyByRulesOfTheArchive() {
        LifecyclePolicy policy = SomePolicy.of("any pushed 10", "any archived 90");
        assertThat(fate(policy, image("A").pushed(400).archived(80)).sentence(NOW))
                .isEqualTo("Expires in 10 days by rule 2.");
        assertThat(fate(policy, image("A").pushed(400).restored(4)).at()).isEqualTo(NOW.plus(Duration.ofDays(6)));
        assertThat(fate(policy, image("A").pushed(400).activating()).reason()).isEqualTo(Reason.RESTORING);
    }

    @Test
    void keepsMembersAsLongAsTheirIndex() {
        SomeImage[] images = {
            image("member").pushed(30), image("index").tagged("v1").pushed(30).indexOf("member", "elsewhere")
        };
        assertThat(fate(SomePolicy.of("untagged pushed 1"), images).sentence(NOW))
                .isEqualTo("Kept with its index.");
        assertThat(fate(SomePolicy.of("v* pushed 40", "untagged pushed 1"), images)
                        .sentence(NOW))
                .isEqualTo("Expires in 10 days by rule 2, with its index.");
        assertThat(expiring(SomePolicy.of("any pushed 1"), images)).containsExactly("member", "index");
    }

    @Test
    void doesNotExpireTheMemberOfAnArchivedIndex() {
        SomeImage[] images = {
            image("member").pushed(300),
            image("index").tagged("v1").pushed(300).indexOf("member").archived(1)
        };
        assertThat(fate(SomePolicy.of("untagged pushed 1"), images).reason()).isEqualTo(Reason.INDEX);
        assertThat(fate(SomePolicy.of("archive untagged pushed 1"), images).action())
                .isEqualTo(Action.TRANSITION);
    }

    @Test
    void keepsAMemberUntilItsLastIndexGoes() {
        SomeImage[] images = {
            image("member").pushed(30),
            image("old").tagged("v1").pushed(30).indexOf("member"),
            image("new").tagged("v2").pushed(3).indexOf("member")
        };
        assertThat(fate(SomePolicy.of("any pushed 14"), images).at()).isEqualTo(NOW.plus(Duration.ofDays(11)));
    }

    @Test
    void letsASignatureShareTheFateOfItsImage() {
        SomeImage[] images = {
            image("signature").about("image"), image("image").tagged("v1").pushed(3)
        };
        assertThat(fate(SomePolicy.of("untagged count 1", "any pushed 10"), images)
                        .sentence(NOW))
                .isEqualTo("Expires in 7 days by rule 2, with the image it is about.");
        assertThat(fate(SomePolicy.of("untagged pushed 1"), images).sentence(NOW))
                .isEqualTo("Kept with the image it is about.");
    }

    @Test
    void treatsASignatureOfAnImageThatIsGoneAsAnyImage() {
        assertThat(fate(
                                SomePolicy.of("untagged pushed 1"),
                                image("signature").about("gone").pushed(2))
                        .isDue(NOW))
                .isTrue();
    }

    @Test
    void isNotCertainAboutUntaggedImagesBesideAnUnreadIndex() {
        SomeImage[] images = {
            image("member").pushed(30), image("index").tagged("v1").pushed(30).unreadIndex()
        };
        Fate fate = fate(SomePolicy.of("any pushed 14"), images);
        assertThat(fate.certain()).isFalse();
        assertThat(fate.sentence(NOW)).isEqualTo("Expires within 24 hours by rule 1, unless it belongs to an index.");
        assertThat(fates(SomePolicy.of("any pushed 14"), images).getLast().certain())
                .isTrue();
    }

    @Test
    void saysThatNoRuleLooks() {
        assertThat(fate(SomePolicy.of("prod* count 1"), image("A").tagged("v1")).sentence(NOW))
                .isEqualTo("Kept: no rule looks at it.");
    }

    static List<Fate> fates(LifecyclePolicy policy, SomeImage... images) {
        return new LifecycleSimulator(policy, NOW)
                .fates(Stream.of(images).map(SomeImage::facts).toList());
    }

    private static Fate fate(LifecyclePolicy policy, SomeImage... images) {
        return fates(policy, images).getFirst();
    }

    private static List<String> expiring(LifecyclePolicy policy, SomeImage... images) {
        List<Fate> fates = fates(policy, images);
        return IntStream.range(0, images.length)
                .filter(i -> fates.get(i).isDue(NOW))
                .mapToObj(i -> images[i].facts().digest())
                .toList();
    }
}
