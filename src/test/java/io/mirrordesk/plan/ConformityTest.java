package io.mirrordesk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Conformity.Finding;
import io.mirrordesk.plan.Resource.Repository;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether a repository is as its template wants, in sentences. */
class ConformityTest {

    private static final RepositoryName NAME = Prefix.parse("docker-hub").resolve("library/nginx");
    private static final Map<String, String> TAGS = Map.of("team", "platform");
    private static final String POLICY = policy("444455556666");

    private final Repository target = repository(TAGS, Mirrors.LIFECYCLE, POLICY);

    @Test
    void conformsWithTagsOfItsOwnAndAPolicyThatAwsRewrote() {
        Repository found = new Repository(
                NAME,
                Map.of("team", "platform", "owner", "ann"),
                Mirrors.LIFECYCLE.replace(":", " : "),
                policy("arn:aws:iam::444455556666:root"),
                TagMutability.MUTABLE,
                true,
                true);

        assertThat(Conformity.of(found, target).conforms()).isTrue();
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(Conformity.of(repository(Map.of(), null, null), target).findings())
                .containsExactly(
                        new Finding("TagRepository", "Tags are missing or differ: team."),
                        new Finding("PutLifecyclePolicy", "The lifecycle policy is missing."),
                        new Finding("PutRepositoryPolicy", "The repository policy is missing."));
    }

    @Test
    void saysWhatDiffers() {
        Repository found =
                repository(Map.of("team", "other"), Mirrors.LIFECYCLE.replace("14", "15"), policy("777788889999"));

        assertThat(Conformity.of(found, target).findings())
                .containsExactly(
                        new Finding("TagRepository", "Tags are missing or differ: team."),
                        new Finding("PutLifecyclePolicy", "The lifecycle policy differs from the template's."),
                        new Finding("PutRepositoryPolicy", "The repository policy differs from the mirror's grants."));
    }

    @Test
    void saysWhatIsTooMuch() {
        assertThat(Conformity.of(target, repository(TAGS, null, null)).findings())
                .containsExactly(
                        new Finding("DeleteLifecyclePolicy", "There is a lifecycle policy, and the template has none."),
                        new Finding(
                                "DeleteRepositoryPolicy",
                                "There is a repository policy, and the mirror grants nothing."));
    }

    @Test
    void saysWhichSettingsDiffer() {
        Repository plain = new Repository(NAME, TAGS, null, null, TagMutability.MUTABLE, false, true);
        Repository strict = new Repository(NAME, TAGS, null, null, TagMutability.IMMUTABLE, true, false);

        assertThat(Conformity.of(plain, strict).findings())
                .extracting(Finding::message)
                .containsExactly("Tags are MUTABLE, the template wants IMMUTABLE.", "Images are not scanned on push.");
        assertThat(Conformity.of(strict, plain).findings())
                .extracting(Finding::message)
                .containsExactly(
                        "Tags are IMMUTABLE, the template wants MUTABLE.",
                        "Images are scanned on push, the template does not want it.");
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Domain(PlanDomain.class)
    @Domain(DomainContext.Global.class)
    void saysEveryFindingInASentence(@ForAll Repository found, @ForAll Repository wanted) {
        Repository same = new Repository(
                found.name(),
                wanted.tags(),
                wanted.lifecyclePolicy(),
                wanted.repositoryPolicy(),
                wanted.tagMutability(),
                wanted.scanOnPush(),
                false,
                wanted.encryption());

        Conformity conformity = Conformity.of(found, same);

        assertThat(conformity.conforms()).isEqualTo(found.satisfies(same));
        assertThat(conformity.findings()).allSatisfy(finding -> {
            assertThat(finding.message()).matches("[A-Z].* .*\\.");
            assertThat(finding.step().map(StepKind::toString).orElse(Conformity.RECREATE))
                    .isEqualTo(finding.code());
        });
    }

    @Test
    void whatCannotBeChangedInPlaceSaysWhatTheWayOutIs() {
        Repository found = new Repository(NAME, TAGS, null, null, TagMutability.MUTABLE, true, false);
        Repository wanted = new Repository(NAME, TAGS, null, null, TagMutability.MUTABLE, true, false, Encryption.KMS);

        assertThat(Conformity.of(found, wanted).findings())
                .containsExactly(
                        new Conformity.Finding(
                                "RecreateRepository",
                                "It is encrypted with AES256, and the template wants KMS: only deleting it and creating it again changes that."));
    }

    private static Repository repository(
            Map<String, String> tags, @Nullable String lifecyclePolicy, @Nullable String repositoryPolicy) {
        return new Repository(NAME, tags, lifecyclePolicy, repositoryPolicy, TagMutability.MUTABLE, true, false);
    }

    private static String policy(String principal) {
        return """
        {"Version":"2012-10-17","Statement":[{"Sid":"MirrordeskPull","Effect":"Allow",
        "Principal":{"AWS":"%s"},"Action":"ecr:BatchGetImage"}]}""".formatted(principal);
    }
}
