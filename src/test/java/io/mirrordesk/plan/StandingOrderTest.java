package io.mirrordesk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What the portal may do to repositories later, by itself, from whatever a mirror was to whatever it becomes. */
@Domain(PlanDomain.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE)
class StandingOrderTest {

    @Property
    void whereOnlyEcrAppliesTheTemplateNothingOfItIsAllowed(
            @ForAll MirrorDefinition now, @ForAll MirrorDefinition next) {
        Assume.that(isAppliedByEcrOnly(next));

        StandingOrder order = StandingOrder.reconcile(now, next);

        assertThat(order.stepKinds())
                .isSubsetOf(StepKind.TAG_REPOSITORY, StepKind.PUT_REPOSITORY_POLICY, StepKind.DELETE_REPOSITORY_POLICY)
                .contains(StepKind.TAG_REPOSITORY, StepKind.PUT_REPOSITORY_POLICY);
        assertThat(order.template()).isNull();
    }

    @Property
    void allowsWhateverThePortalKeeps(@ForAll MirrorDefinition now, @ForAll MirrorDefinition next) {
        Blueprint blueprint = new Blueprint(next);

        assertThat(StandingOrder.reconcile(now, next).stepKinds()).containsAll(kept(now, blueprint));
    }

    /** So that what is left out is a finding, and never a step that is refused. */
    @Property
    void keepsNothingThatItDoesNotAllow(@ForAll MirrorDefinition mirror) {
        Blueprint blueprint = new Blueprint(mirror);
        StandingOrder order = StandingOrder.reconcile(mirror);

        assertThat(order.stepKinds()).allMatch(blueprint::keeps);
        assertThat(StandingOrder.RECONCILE.stream().filter(blueprint::keeps))
                .containsExactlyInAnyOrderElementsOf(order.stepKinds());
    }

    @Property
    void aVersionThatOnlyEcrAppliesIsRolledOutToNobody(@ForAll MirrorDefinition now, @ForAll MirrorDefinition next) {
        TemplateSpec template = next.template();
        if (template == null) {
            return;
        }
        Rollout rollout = Rollout.of(template, 2, List.of(StandingOrder.reconcile(now, next)));

        assertThat(rollout.isForNobody()).isEqualTo(isAppliedByEcrOnly(next));
        assertThat(rollout.stepKinds().isEmpty()).isEqualTo(isAppliedByEcrOnly(next));
    }

    private static Set<StepKind> kept(MirrorDefinition now, Blueprint next) {
        var repository = Mirrors.NGINX.under(next.mirror().prefix());
        return RepositorySteps.between(new Blueprint(now).repository(repository), next.repository(repository)).stream()
                .map(Step::kind)
                .filter(next::keeps)
                .collect(Collectors.toSet());
    }

    private static boolean isAppliedByEcrOnly(MirrorDefinition mirror) {
        return mirror.template() != null && mirror.template().mode() == TemplateMode.NATIVE;
    }
}
