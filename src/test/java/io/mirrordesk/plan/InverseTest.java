package io.mirrordesk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.oci.Prefix;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** What a decision lets its run take back. */
@Domain(PlanDomain.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE)
class InverseTest {

    private static final Prefix HUB = Prefix.parse("docker-hub");

    @Property
    void aStepAndItsInverseRestoreTheSubject(@ForAll Situation situation) {
        SimulatedRegistry before = situation.registry();
        for (Step step : situation.plan().steps()) {
            SimulatedRegistry after = before.apply(step);
            if (step.inverse().isPresent()) {
                assertThat(after.apply(step.inverse().get()).resources())
                        .as(step.toString())
                        .isEqualTo(before.resources());
            }
            before = after;
        }
    }

    @Property
    void theInverseOfAnInverseIsTheStepAgain(@ForAll Situation situation) {
        for (Step step : situation.plan().steps()) {
            step.inverse()
                    .flatMap(Step::inverse)
                    .ifPresent(again -> assertThat(StepView.of(again)).isEqualTo(StepView.of(step)));
        }
    }

    @Property
    void everythingOnARepositoryCanBeUndone(@ForAll Situation situation) {
        assertThat(situation.plan().steps())
                .filteredOn(Step.OnRepository.class::isInstance)
                .allMatch(step -> step.inverse().isPresent());
    }

    @Property
    void whatIsDeletedForGoodHasNoInverse(@ForAll Resource.Repository repository) {
        Resource.Secret secret = new Resource.Secret("ecr-pullthroughcache/hub-1");

        assertThat(List.of(
                        new Step.DeleteSecret(secret),
                        new Step.DeletePendingSecret(secret),
                        new Step.DeleteRepository(repository)))
                .allMatch(step -> step.inverse().isEmpty());
    }

    @Test
    void rotatingACredentialIsUndoneByRotatingBack() {
        Step rotate = new Step.UpdateRule(hub("ecr-pullthroughcache/hub-1"), hub("ecr-pullthroughcache/hub-2"));

        assertThat(rotate.inverse())
                .contains(new Step.UpdateRule(hub("ecr-pullthroughcache/hub-2"), hub("ecr-pullthroughcache/hub-1")));
    }

    /** ECR refuses an update that sends neither a credential nor a role. */
    @Test
    void aFirstCredentialCannotBeTakenAwayByAnUpdate() {
        Resource.Rule without = new Resource.Rule(HUB, "quay", "quay.io", null, null, null);
        Resource.Rule with = new Resource.Rule(HUB, "quay", "quay.io", null, "ecr-pullthroughcache/quay-1", null);

        assertThat(new Step.UpdateRule(without, with).inverse()).isEmpty();
    }

    private static Resource.Rule hub(String secret) {
        return new Resource.Rule(HUB, "docker-hub", "registry-1.docker.io", null, secret, null);
    }
}
