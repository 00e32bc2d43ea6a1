package io.mirrordesk.plan;

import static io.mirrordesk.plan.Mirrors.GRAFANA;
import static io.mirrordesk.plan.Mirrors.HUB;
import static io.mirrordesk.plan.Mirrors.NGINX;
import static io.mirrordesk.plan.Mirrors.ORGANIZATION;
import static io.mirrordesk.plan.Mirrors.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.UpstreamImage;
import io.mirrordesk.policy.PolicyDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a mirror consists of. */
class BlueprintTest {

    @Test
    void aCuratedMirrorHasNeitherStatementNorNativeTemplate() {
        Blueprint blueprint = new Blueprint(Mirrors.curated(PAYMENTS, ORGANIZATION));

        assertThat(blueprint.statements()).isEmpty();
        assertThat(blueprint.nativeTemplate()).isEmpty();
        assertThat(blueprint.target(List.of(NGINX, GRAFANA)).subjects())
                .containsExactly(
                        Subject.parse("rule:docker-hub"),
                        Subject.parse("repository:docker-hub/grafana/grafana"),
                        Subject.parse("repository:docker-hub/library/nginx"));
    }

    @Test
    void anOnDemandMirrorHasBothAndLeavesItsRepositoriesToPulls() {
        Blueprint blueprint = new Blueprint(Mirrors.onDemand(PAYMENTS, ORGANIZATION));

        assertThat(blueprint.target(List.of(NGINX)).subjects())
                .containsExactly(
                        Subject.parse("native-template:docker-hub"),
                        Subject.parse("rule:docker-hub"),
                        Subject.parse("statement:MirrordeskDockerHub"),
                        Subject.parse("statement:MirrordeskDockerHubOrg"));
    }

    @Test
    void statementsReachBelowThePrefixOfThisRegistryOnly() {
        assertThat(new Blueprint(Mirrors.onDemand(PAYMENTS)).statements())
                .singleElement()
                .extracting(Resource.Statement::json)
                .asString()
                .contains("\"arn:aws:ecr:eu-central-1:111122223333:repository/docker-hub/*\"")
                .contains("ecr:CreateRepository", "ecr:BatchImportUpstreamImage", "444455556666");
    }

    @Test
    void anOnDemandMirrorForNobodyHasNoStatement() {
        Blueprint blueprint = new Blueprint(Mirrors.onDemand());

        assertThat(blueprint.statements()).isEmpty();
        assertThat(blueprint.nativeTemplate()).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void inBothModesRepositoriesLetTheGrantedPull(AccessMode access) {
        Resource.Repository repository =
                new Blueprint(Mirrors.withoutTemplate(access, PAYMENTS, ORGANIZATION)).repository(NGINX.under(HUB));

        assertThat(policyOf(repository).sids()).containsExactly("MirrordeskPull", "MirrordeskPullOrg");
        assertThat(repository.repositoryPolicy())
                .contains("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "444455556666", "o-abcdefghij");
    }

    @ParameterizedTest
    @EnumSource
    void withoutGrantsARepositoryHasNoPolicy(AccessMode access) {
        assertThat(new Blueprint(Mirrors.withoutTemplate(access))
                        .repository(NGINX.under(HUB))
                        .repositoryPolicy())
                .isNull();
    }

    @Test
    void keepsTheStatementsOfTheTemplate() {
        TemplateSpec template = template("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Scanner\"}]}");
        Blueprint blueprint = new Blueprint(with(HUB, template));

        assertThat(policyOf(blueprint.repository(NGINX.under(HUB))).sids())
                .containsExactly("Scanner", "MirrordeskPull");
    }

    @Test
    void bringsRepositoriesToTheirTemplateAndMarksThem() {
        Resource.Repository repository = new Blueprint(Mirrors.curated(PAYMENTS)).repository(NGINX.under(HUB));

        assertThat(repository.tags())
                .isEqualTo(Map.of(
                        "team",
                        "platform",
                        "mirrordesk:mirror",
                        "docker-hub",
                        "mirrordesk:template",
                        "standard-cache"));
        assertThat(repository.lifecyclePolicy()).isEqualTo(Mirrors.LIFECYCLE);
        assertThat(repository.scanOnPush()).isTrue();
        assertThat(repository.tagMutability()).isEqualTo(TagMutability.MUTABLE);
    }

    @Test
    void marksRepositoriesWithoutTemplateWithTheirMirrorOnly() {
        Resource.Repository repository =
                new Blueprint(Mirrors.withoutTemplate(AccessMode.CURATED)).repository(NGINX.under(HUB));

        assertThat(repository.tags()).isEqualTo(Map.of("mirrordesk:mirror", "docker-hub"));
        assertThat(repository.lifecyclePolicy()).isNull();
        assertThat(repository.scanOnPush()).isFalse();
    }

    /** ECR needs a role of ours to set tags or encryption at birth, and fails every first pull without one. */
    @Test
    void aNativeTemplateNeverHasTagsOrEncryption() {
        assertThat(Arrays.stream(Resource.NativeTemplate.class.getRecordComponents())
                        .map(component -> component.getName())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("prefix", "tagMutability", "repositoryPolicy", "lifecyclePolicy");
    }

    @Test
    void aNativeTemplateGivesPolicyAndLifecycleAtBirth() {
        Blueprint blueprint = new Blueprint(Mirrors.onDemand(PAYMENTS));
        Resource.Repository repository = blueprint.repository(NGINX.under(HUB));

        assertThat(blueprint.nativeTemplate())
                .contains(new Resource.NativeTemplate(
                        HUB, repository.tagMutability(), repository.repositoryPolicy(), repository.lifecyclePolicy()));
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "BOTH"})
    void aTemplateThatEcrAppliesIsThereInCuratedModeToo(TemplateMode mode) {
        Blueprint blueprint = new Blueprint(Mirrors.curated(mode, PAYMENTS));
        Resource.Repository repository = blueprint.repository(NGINX.under(HUB));

        assertThat(blueprint.nativeTemplate())
                .contains(new Resource.NativeTemplate(
                        HUB, TagMutability.IMMUTABLE, repository.repositoryPolicy(), Mirrors.LIFECYCLE));
        assertThat(blueprint.statements()).isEmpty();
    }

    /** It would reach what pulls through other curated mirrors create. */
    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "BOTH"})
    void aCuratedMirrorAtTheRootHasNoTemplateInEcr(TemplateMode mode) {
        assertThat(new Blueprint(with(Prefix.ROOT, Mirrors.plain(mode))).nativeTemplate())
                .isEmpty();
    }

    @Test
    void whereOnlyEcrAppliesTheTemplateRepositoriesAreMarkedWithTheirMirrorOnly() {
        Blueprint blueprint = new Blueprint(Mirrors.curated(TemplateMode.NATIVE, PAYMENTS));

        assertThat(blueprint.repository(NGINX.under(HUB)).tags()).isEqualTo(Map.of("mirrordesk:mirror", "docker-hub"));
        assertThat(blueprint.repository(NGINX.under(HUB)).lifecyclePolicy()).isEqualTo(Mirrors.LIFECYCLE);
        assertThat(blueprint.keeps(StepKind.PUT_LIFECYCLE_POLICY)).isFalse();
        assertThat(new Blueprint(Mirrors.curated(TemplateMode.BOTH)).keeps(StepKind.PUT_LIFECYCLE_POLICY))
                .isTrue();
    }

    @Test
    void twoTagsOfAnImageShareARepository() {
        UpstreamImage older = new UpstreamImage("docker-hub", "library/nginx", "1.26");

        assertThat(new Blueprint(Mirrors.curated())
                        .target(List.of(NGINX, older))
                        .subjects())
                .containsExactly(
                        Subject.parse("rule:docker-hub"), Subject.parse("repository:docker-hub/library/nginx"));
    }

    private static PolicyDocument policyOf(Resource.Repository repository) {
        return PolicyDocument.parse(
                Optional.ofNullable(repository.repositoryPolicy()).orElseThrow());
    }

    private static TemplateSpec template(String policy) {
        return new TemplateSpec(
                "scanned", TemplateMode.EMULATED, Map.of(), null, policy, TagMutability.MUTABLE, false, null);
    }

    private static MirrorDefinition with(Prefix prefix, TemplateSpec template) {
        MirrorDefinition m = Mirrors.curated(PAYMENTS);
        return new MirrorDefinition(
                m.registry(),
                prefix,
                m.access(),
                m.upstream(),
                m.upstreamUrl(),
                null,
                null,
                template,
                m.grants(),
                null);
    }
}
