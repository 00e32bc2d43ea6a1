package io.mirrordesk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** A difference is exactly where the planner would have something to do, if everything were to be recreated that has to be. */
@Domain(PlanDomain.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE)
class DifferenceTest {

    private static final Resource.Secret SECRET = new Resource.Secret("ecr-pullthroughcache/hub-1");

    @Property
    void differsExactlyWhereThePlannerHasAStep(@ForAll Situation situation, @ForAll long seed) {
        ObservedState observed = situation
                .registry()
                .rewrittenByAws(seed)
                .observed(situation.target().subjects());
        TargetState target = situation.target().recreating(PlanDomain.REPOSITORIES);
        target.resources().forEach((subject, wanted) -> {
            List<Step> steps = Planner.plan(Situation.REGISTRY, target, observed, Set.of(subject), List.of())
                    .steps();
            assertThat(Difference.between(wanted, observed.of(subject)).isPresent())
                    .as(subject.toString())
                    .isEqualTo(!steps.isEmpty());
        });
    }

    @Example
    void whatIsNotThereIsMissingAndSoIsASecretThatIsGoing() {
        Difference gone = Difference.between(SECRET, Observation.absent()).orElseThrow();
        assertThat(gone.kind()).isEqualTo(Difference.Kind.MISSING);
        assertThat(gone.observed()).isNull();

        Difference going = Difference.between(SECRET, Observation.of(new Resource.RetiredSecret(SECRET.name())))
                .orElseThrow();
        assertThat(going.kind()).isEqualTo(Difference.Kind.MISSING);
        assertThat(String.valueOf(going.observed())).contains("scheduled for deletion");
    }

    @Example
    void unknownIsNoDifference() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Difference.between(SECRET, Observation.unknown("Denied.")))
                .withMessage("Denied.");
    }

    @Example
    void aRepairIsStoredWithItsSubjectsAndWhatWasStoredBeforeHasNone() {
        ChangeSet repair = ChangeSet.repair(
                Situation.REGISTRY, List.of(Subject.parse("rule:docker-hub"), Subject.parse("statement:Mirrordesk")));
        assertThat(PlanJson.read(PlanJson.write(repair), ChangeSet.class)).isEqualTo(repair);
        assertThat(PlanJson.tree(repair).path("subjects").toString())
                .isEqualTo("[\"rule:docker-hub\",\"statement:Mirrordesk\"]");

        String old = PlanJson.write(Map.of("kind", "CREATE_TEMPLATE", "registry", Situation.REGISTRY.toString()));
        assertThat(PlanJson.read(old, ChangeSet.class).subjects()).isEmpty();
    }
}
