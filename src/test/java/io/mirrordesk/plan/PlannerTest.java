package io.mirrordesk.plan;

import static io.mirrordesk.plan.Mirrors.GRAFANA;
import static io.mirrordesk.plan.Mirrors.HUB;
import static io.mirrordesk.plan.Mirrors.NGINX;
import static io.mirrordesk.plan.Mirrors.ORGANIZATION;
import static io.mirrordesk.plan.Mirrors.PAYMENTS;
import static io.mirrordesk.plan.Mirrors.SECRET;
import static io.mirrordesk.plan.PlanAssert.assertThat;
import static io.mirrordesk.plan.PlanAssert.nativeTemplate;
import static io.mirrordesk.plan.PlanAssert.repository;
import static io.mirrordesk.plan.PlanAssert.rule;
import static io.mirrordesk.plan.PlanAssert.secret;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The story of one mirror, as plans. */
class PlannerTest {

    private static final Resource.Secret CREDENTIAL = new Resource.Secret(SECRET);
    private static final Resource.Statement FOREIGN =
            new Resource.Statement("AuditorsRead", "{\"Sid\":\"AuditorsRead\",\"Effect\":\"Allow\"}");
    private static final SimulatedRegistry OTHERS = SimulatedRegistry.of(List.of(FOREIGN));

    @Test
    void createsACuratedMirrorWithItsCredentialAndItsImages() {
        Plan plan = plan(target(Mirrors.curated(PAYMENTS)), OTHERS);

        assertThat(plan)
                .creates(secret(SECRET))
                .creates(rule("docker-hub"))
                .creates(repository("docker-hub/library/nginx"))
                .does(StepKind.TAG_REPOSITORY, repository("docker-hub/library/nginx"))
                .does(StepKind.PUT_LIFECYCLE_POLICY, repository("docker-hub/library/nginx"))
                .does(StepKind.PUT_REPOSITORY_POLICY, repository("docker-hub/library/nginx"))
                .leaves(FOREIGN.subject(), nativeTemplate("docker-hub"))
                .destroysNothing();
    }

    @Test
    void createsAnOnDemandMirrorWithItsStatementsAndItsNativeTemplate() {
        Plan plan = plan(target(Mirrors.onDemand(PAYMENTS, ORGANIZATION)), OTHERS);

        assertThat(plan)
                .takes(
                        StepKind.CREATE_SECRET,
                        StepKind.CREATE_NATIVE_TEMPLATE,
                        StepKind.CREATE_RULE,
                        StepKind.PUT_STATEMENT,
                        StepKind.PUT_STATEMENT)
                .creates(rule("docker-hub"))
                .putsStatement("MirrordeskDockerHub")
                .putsStatement("MirrordeskDockerHubOrg")
                .destroysNothing();
    }

    @Test
    void reusesTheSecretOfARunThatFailedAtItsRule() {
        assertThat(plan(target(Mirrors.onDemand(PAYMENTS)), SimulatedRegistry.of(List.of(CREDENTIAL))))
                .leaves(CREDENTIAL.subject())
                .creates(rule("docker-hub"));
    }

    @Test
    void letsASecretGoSoThatItCanBeRestored() {
        TargetState wanted = target(Mirrors.onDemand(PAYMENTS));
        SimulatedRegistry half = SimulatedRegistry.of(List.of(CREDENTIAL, FOREIGN));

        assertThat(plan(TargetState.of(List.of()), half, wanted.subjects()))
                .takes(StepKind.RETIRE_SECRET)
                .does(StepKind.RETIRE_SECRET, secret(SECRET))
                .destroysNothing();
    }

    @Test
    void isContentWithASecretThatIsScheduledForDeletion() {
        SimulatedRegistry registry = SimulatedRegistry.of(List.of(new Resource.RetiredSecret(SECRET)));

        assertThat(plan(TargetState.of(List.of()), registry, Set.of(secret(SECRET))))
                .changesNothing();
    }

    @Test
    void createsNoSecretUnderANameThatIsBlocked() {
        SimulatedRegistry registry = SimulatedRegistry.of(List.of(new Resource.RetiredSecret(SECRET)));

        assertThatThrownBy(() -> plan(TargetState.of(List.of(CREDENTIAL)), registry))
                .isInstanceOf(NameBlocked.class)
                .hasMessageContaining("The secret " + SECRET + " is scheduled for deletion");
    }

    @Test
    void removesTheRuleOfAMirrorFirst() {
        TargetState mirror = target(Mirrors.onDemand(PAYMENTS));
        SimulatedRegistry registry = new SimulatedRegistry(mirror.resources());

        assertThat(plan(TargetState.of(List.of()), registry, mirror.subjects()))
                .takes(
                        StepKind.DELETE_RULE,
                        StepKind.DELETE_STATEMENT,
                        StepKind.DELETE_NATIVE_TEMPLATE,
                        StepKind.RETIRE_SECRET);
    }

    @Test
    void plansNothingForAMirrorThatIsThere() {
        TargetState mirror = target(Mirrors.curated(PAYMENTS));

        assertThat(plan(mirror, new SimulatedRegistry(mirror.resources()).rewrittenByAws(7)))
                .changesNothing();
    }

    @Test
    void rotatesACredentialWithoutReplacingTheRule() {
        assertThat(change(hub(SECRET, null), hub("ecr-pullthroughcache/hub-2", null)))
                .takes(StepKind.UPDATE_RULE)
                .destroysNothing();
    }

    @Test
    void replacesARuleWhoseUpstreamPrefixChanges() {
        assertThat(change(hub(SECRET, null), hub(SECRET, "grafana")))
                .takes(StepKind.DELETE_RULE, StepKind.CREATE_RULE)
                .risks(Risk.REPLACES);
    }

    /** ECR's update sets a credential but takes none away. */
    @Test
    void replacesARuleThatLosesItsCredential() {
        assertThat(change(hub(SECRET, null), hub(null, null))).takes(StepKind.DELETE_RULE, StepKind.CREATE_RULE);
    }

    /** The URL decides; ECR refuses an update with nothing to change. */
    @Test
    void leavesARuleWhoseUpstreamOnlyHasAnotherName() {
        Resource.Rule found = new Resource.Rule(HUB, "registry-1.docker.io", "registry-1.docker.io", null, null, null);

        assertThat(change(found, hub(null, null))).changesNothing();
    }

    @Test
    void warnsThatALifecyclePolicyMayExpireTheImagesThatAreThere() {
        Resource.Repository wanted = new Blueprint(Mirrors.curated()).repository(NGINX.under(HUB));
        Resource.Repository found = new Resource.Repository(
                wanted.name(), Map.of("owner", "ann"), null, null, TagMutability.MUTABLE, true, true);

        assertThat(change(found, wanted))
                .takes(StepKind.TAG_REPOSITORY, StepKind.PUT_LIFECYCLE_POLICY)
                .risks(Risk.DESTROYS);
    }

    @Test
    void recreatesOnlyWhatIsAskedForAndBringsItToItsTargetThen() {
        Resource.Repository wanted = new Blueprint(Mirrors.curated()).repository(NGINX.under(HUB));
        Resource.Repository found = new Resource.Repository(
                wanted.name(),
                wanted.tags(),
                wanted.lifecyclePolicy(),
                wanted.repositoryPolicy(),
                wanted.tagMutability(),
                wanted.scanOnPush(),
                true,
                Encryption.KMS);
        SimulatedRegistry registry = SimulatedRegistry.of(List.of(found));

        assertThat(plan(TargetState.of(List.of(wanted)), registry)).changesNothing();
        assertThat(plan(TargetState.of(List.of(wanted)).recreating(List.of(wanted.name())), registry))
                .takes(
                        StepKind.DELETE_REPOSITORY,
                        StepKind.CREATE_REPOSITORY,
                        StepKind.TAG_REPOSITORY,
                        StepKind.PUT_LIFECYCLE_POLICY)
                .risks(Risk.DESTROYS);
    }

    @Test
    void refusesWhenASubjectCouldNotBeRead() {
        TargetState wanted = target(Mirrors.curated());
        ObservedState denied = new ObservedState(Map.of(rule("docker-hub"), Observation.unknown("Access was denied.")));

        assertThatThrownBy(
                        () -> Planner.plan(Situation.REGISTRY, wanted, denied, Set.of(rule("docker-hub")), List.of()))
                .isInstanceOf(SubjectsUnknown.class)
                .hasMessageContaining("rule:docker-hub: Access was denied.");
    }

    private static TargetState target(MirrorDefinition mirror) {
        List<Resource> resources = new ArrayList<>(new Blueprint(mirror)
                .target(List.of(NGINX, GRAFANA))
                .resources()
                .values());
        resources.add(CREDENTIAL);
        return TargetState.of(resources);
    }

    private static Resource.Rule hub(@Nullable String secret, @Nullable String upstreamPrefix) {
        return new Resource.Rule(HUB, "docker-hub", "registry-1.docker.io", upstreamPrefix, secret, null);
    }

    private static Plan change(Resource found, Resource wanted) {
        return plan(TargetState.of(List.of(wanted)), SimulatedRegistry.of(List.of(found)));
    }

    private static Plan plan(TargetState target, SimulatedRegistry registry) {
        return plan(target, registry, target.subjects());
    }

    private static Plan plan(TargetState target, SimulatedRegistry registry, Set<Subject> subjects) {
        return Planner.plan(Situation.REGISTRY, target, registry.observed(subjects), subjects, List.of());
    }
}
