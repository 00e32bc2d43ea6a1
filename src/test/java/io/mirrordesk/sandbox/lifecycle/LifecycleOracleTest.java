package io.mirrordesk.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.lifecycle.LifecycleDomain.Images;
import io.mirrordesk.sandbox.lifecycle.LifecycleDomain.Text;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** On random images and policies the evaluation says what the naive reading of the user guide says. */
@Domain(LifecycleDomain.class)
class LifecycleOracleTest {

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void agreesWithTheNaiveReading(@ForAll Text policy, @ForAll Images images) {
        Map<String, String> outcome = new TreeMap<>();
        for (Verdict verdict : LifecyclePolicy.parse(policy.json()).evaluate(images.list(), LifecycleDomain.NOW)) {
            String former = outcome.put(verdict.image().digest(), verdict.action() + " by " + verdict.rule());
            assertThat(former).as("an image is acted on once").isNull();
        }
        Statistics.label("something happens")
                .collect(!outcome.isEmpty())
                .coverage(c -> c.check(true).percentage(share -> share > 30));
        assertThat(outcome).isEqualTo(new NaiveLifecycle(policy.json(), images.list(), LifecycleDomain.NOW).outcome());
    }
}
