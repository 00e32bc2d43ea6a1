package io.mirrordesk.lifecycle;

import static io.mirrordesk.lifecycle.SomeImage.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.lifecycle.GeneratedRepositories.Case;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(GeneratedRepositories.class)
@Domain(DomainContext.Global.class)
class LifecycleLawsTest {

    @Property(tries = 250)
    void actsNowAsThePlainReadingOfTheRulesDoes(@ForAll Case some, @ForAll @IntRange(max = 12) int later) {
        Instant at = NOW.plus(Duration.ofDays(later));
        PlainEvaluation plain = new PlainEvaluation(some.policy(), some.images(), at);
        List<Fate> fates = fates(some, at);
        for (int i = 0; i < fates.size(); i++) {
            Integer expected = plain.actsOn(some.images().get(i))
                    .map(LifecycleRule::priority)
                    .orElse(null);
            Integer acting = fates.get(i).isDue(at) ? fates.get(i).rule() : null;
            assertThat(acting).as("image %s", i).isEqualTo(expected);
        }
    }

    @Property(tries = 120)
    void keepsItsPredictionsAsTimePasses(@ForAll Case some, @ForAll @IntRange(max = 12) int later) {
        Instant at = NOW.plus(Duration.ofDays(later));
        List<Fate> today = fates(some, NOW);
        List<Fate> then = fates(some, at);
        for (int i = 0; i < today.size(); i++) {
            Instant predicted = today.get(i).at();
            boolean due = predicted != null && !predicted.isAfter(at);
            assertThat(then.get(i).isDue(at)).as("image %s", i).isEqualTo(due);
            assertThat(then.get(i).action()).isEqualTo(today.get(i).action());
        }
    }

    @Property(tries = 60)
    void doesNotDependOnTheOrderOfImages(@ForAll Case some) {
        List<ImageFacts> reversed = some.images().reversed();
        assertThat(byDigest(reversed, new LifecycleSimulator(some.policy(), NOW).fates(reversed)))
                .isEqualTo(byDigest(some.images(), fates(some, NOW)));
    }

    @Property(tries = 60)
    void neverLetsAMemberGoBeforeItsIndex(@ForAll Case some) {
        Map<String, Fate> fates = byDigest(some.images(), fates(some, NOW));
        for (ImageFacts index : some.images()) {
            for (String member : Objects.requireNonNullElse(index.members(), List.<String>of())) {
                Fate fate = Objects.requireNonNull(fates.get(member));
                if (fate.action() == LifecycleRule.Action.EXPIRE) {
                    Fate own = Objects.requireNonNull(fates.get(index.digest()));
                    assertThat(own.action()).isEqualTo(LifecycleRule.Action.EXPIRE);
                    assertThat(fate.at()).isAfterOrEqualTo(own.at());
                }
            }
        }
    }

    @Property(tries = 60)
    void doesTheSameByTheCanonicalFormOfAPolicy(@ForAll Case some) {
        LifecyclePolicy canonical = LifecyclePolicy.parse(some.policy().canonical());
        assertThat(fates(new Case(canonical, some.images()), NOW)).isEqualTo(fates(some, NOW));
    }

    private static List<Fate> fates(Case some, Instant at) {
        return new LifecycleSimulator(some.policy(), at).fates(some.images());
    }

    private static Map<String, Fate> byDigest(List<ImageFacts> images, List<Fate> fates) {
        Map<String, Fate> all = new HashMap<>();
        for (int i = 0; i < images.size(); i++) {
            all.put(images.get(i).digest(), fates.get(i));
        }
        return all;
    }
}
