package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyPreviewResponse;
import software.amazon.awssdk.services.ecr.model.ImageActionType;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyPreviewInProgressException;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyPreviewNotFoundException;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyPreviewResult;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyPreviewStatus;

class SandboxLifecycleTest {

    private static final String NAME = "app/web";
    private static final String KEEP_ONE = """
            {"rules":[{"rulePriority":5,"description":"Keep one image","selection":{"tagStatus":"any",
            "countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]}""";
    private static final String ARCHIVE_IDLE = """
            {"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"sinceImagePulled",
            "countUnit":"days","countNumber":30},"action":{"type":"transition","targetStorageClass":"archive"}}]}""";

    @TempDir
    private Path directory;

    private RunningSandbox sandbox;
    private EcrClient ecr;
    private Pushing push;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(directory);
        ecr = sandbox.ecr;
        ecr.createRepository(r -> r.repositoryName(NAME));
        push = new Pushing(ecr, NAME);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void isInProgressFirstAndThenComplete() {
        String first = push.image("one", "v1");
        push.image("two", "v2");
        assertThat(ecr.startLifecyclePolicyPreview(p -> p.repositoryName(NAME).lifecyclePolicyText(KEEP_ONE))
                        .status())
                .isEqualTo(LifecyclePolicyPreviewStatus.IN_PROGRESS);
        assertThat(preview().status()).isEqualTo(LifecyclePolicyPreviewStatus.IN_PROGRESS);
        assertThatThrownBy(() -> ecr.startLifecyclePolicyPreview(
                        p -> p.repositoryName(NAME).lifecyclePolicyText(KEEP_ONE)))
                .isInstanceOf(LifecyclePolicyPreviewInProgressException.class);

        GetLifecyclePolicyPreviewResponse complete = complete();
        assertThat(complete.lifecyclePolicyText()).isEqualTo(KEEP_ONE);
        assertThat(complete.summary().expiringImageTotalCount()).isEqualTo(1);
        assertThat(complete.summary().hasTransitioningImageTotalCounts()).isFalse();
        assertThat(complete.previewResults()).singleElement().satisfies(result -> {
            assertThat(result.imageDigest()).isEqualTo(first);
            assertThat(result.imageTags()).containsExactly("v1");
            assertThat(result.action().type()).isEqualTo(ImageActionType.EXPIRE);
            assertThat(result.appliedRulePriority()).isEqualTo(5);
            assertThat(result.storageClassAsString()).isEqualTo("STANDARD");
            assertThat(result.imagePushedAt()).isNotNull();
        });
        assertThat(ecr.listImages(i -> i.repositoryName(NAME)).imageIds()).hasSize(2);
    }

    @Test
    void takesTheStoredPolicyIfNoneIsGiven() {
        assertThatThrownBy(() -> ecr.startLifecyclePolicyPreview(p -> p.repositoryName(NAME)))
                .isInstanceOf(LifecyclePolicyNotFoundException.class);
        assertThatThrownBy(this::preview).isInstanceOf(LifecyclePolicyPreviewNotFoundException.class);
        ecr.putLifecyclePolicy(p -> p.repositoryName(NAME).lifecyclePolicyText(KEEP_ONE));
        ecr.startLifecyclePolicyPreview(p -> p.repositoryName(NAME));
        assertThat(complete().previewResults()).isEmpty();
        assertThat(complete().summary().expiringImageTotalCount()).isZero();
    }

    @Test
    void pagesAndFiltersTheResults() {
        push.image("one", "v1");
        push.image("two");
        push.image("three", "v3");
        push.image("four", "v4");
        start(KEEP_ONE);
        assertThat(ecr.getLifecyclePolicyPreviewPaginator(
                                p -> p.repositoryName(NAME).maxResults(1))
                        .previewResults())
                .extracting(LifecyclePolicyPreviewResult::imageTags)
                .containsExactly(List.of("v1"), List.of(), List.of("v3"));
        assertThat(ecr.getLifecyclePolicyPreview(p -> p.repositoryName(NAME).filter(f -> f.tagStatus("UNTAGGED")))
                        .previewResults())
                .hasSize(1);
        assertThat(ecr.getLifecyclePolicyPreview(
                                p -> p.repositoryName(NAME).imageIds(i -> i.imageTag("v3"), i -> i.imageTag("v4")))
                        .previewResults())
                .extracting(LifecyclePolicyPreviewResult::imageTags)
                .containsExactly(List.of("v3"));
    }

    @Test
    void keepsAPreviewOverARestart() {
        push.image("one", "v1");
        push.image("two", "v2");
        ecr.startLifecyclePolicyPreview(p -> p.repositoryName(NAME).lifecyclePolicyText(KEEP_ONE));
        sandbox.close();
        sandbox = new RunningSandbox(directory);
        ecr = sandbox.ecr;
        assertThat(complete().previewResults()).hasSize(1);
    }

    @Test
    void refusesAPageThatIsTooLongAndAPageOfNamedImages() {
        assertThatThrownBy(() -> ecr.getLifecyclePolicyPreview(
                        p -> p.repositoryName(NAME).maxResults(101)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("'Member must have value less than or equal to 100'");
        start(KEEP_ONE);
        assertThatThrownBy(() -> ecr.getLifecyclePolicyPreview(
                        p -> p.repositoryName(NAME).maxResults(1).imageIds(i -> i.imageTag("v1"))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void expiresImagesWithinADayAndTellsTheQueue() {
        String first = push.image("one", "v1");
        push.image("two", "v2");
        ecr.putLifecyclePolicy(p -> p.repositoryName(NAME).lifecyclePolicyText(KEEP_ONE));
        sandbox.advance(3600);
        assertThat(ecr.listImages(i -> i.repositoryName(NAME)).imageIds()).hasSize(2);
        assertThat(ecr.getLifecyclePolicy(p -> p.repositoryName(NAME)).lastEvaluatedAt())
                .isNull();

        sandbox.advance(86_400);
        assertThat(ecr.describeImages(i -> i.repositoryName(NAME)).imageDetails())
                .extracting(ImageDetail::imageTags)
                .containsExactly(List.of("v2"));
        assertThat(ecr.getLifecyclePolicy(p -> p.repositoryName(NAME)).lastEvaluatedAt())
                .isNotNull();
        assertThat(sandbox.events())
                .anySatisfy(event -> assertThat(event)
                        .contains("\"action-type\":\"DELETE\"")
                        .contains("\"image-tag\":\"v1\"")
                        .contains(first));
    }

    @Test
    void appliesPoliciesAtOnceOnDemand() throws Exception {
        push.image("one", "v1");
        push.image("two", "v2");
        ecr.putLifecyclePolicy(p -> p.repositoryName(NAME).lifecyclePolicyText(KEEP_ONE));
        assertThat(sandbox.control("POST", "lifecycle", "").statusCode()).isEqualTo(200);
        assertThat(ecr.listImages(i -> i.repositoryName(NAME)).imageIds()).hasSize(1);
    }

    @Test
    void doesNothingAnyMoreWhenThePolicyHasGone() {
        push.image("one", "v1");
        push.image("two", "v2");
        ecr.putLifecyclePolicy(p -> p.repositoryName(NAME).lifecyclePolicyText(KEEP_ONE));
        ecr.deleteLifecyclePolicy(p -> p.repositoryName(NAME));
        sandbox.advance(172_800);
        assertThat(ecr.listImages(i -> i.repositoryName(NAME)).imageIds()).hasSize(2);
    }

    @Test
    void deletesAListFirstAndItsImagesADayLater() {
        push.index(push.image("child"), "multi");
        ecr.putLifecyclePolicy(p -> p.repositoryName(NAME)
                .lifecyclePolicyText(KEEP_ONE.replace("\"countType\":\"imageCountMoreThan\"", """
                        "countType":"sinceImagePushed","countUnit":"days\"""")));
        sandbox.advance(86_400 + 60);
        assertThat(ecr.listImages(i -> i.repositoryName(NAME)).imageIds())
                .extracting(id -> id.imageTag())
                .hasSize(1)
                .containsOnlyNulls();
        sandbox.advance(86_400);
        assertThat(ecr.listImages(i -> i.repositoryName(NAME)).imageIds()).isEmpty();
    }

    @Test
    void archivesWhatNobodyPulls() {
        push.image("one", "v1");
        ecr.putLifecyclePolicy(p -> p.repositoryName(NAME).lifecyclePolicyText(ARCHIVE_IDLE));
        sandbox.advance(31 * 86_400);
        assertThat(ecr.listImages(i -> i.repositoryName(NAME)).imageIds()).isEmpty();
        assertThat(ecr.describeImages(i -> i.repositoryName(NAME).filter(f -> f.imageStatus("ARCHIVED")))
                        .imageDetails())
                .singleElement()
                .satisfies(image -> assertThat(image.lastArchivedAt()).isNotNull());
        assertThat(sandbox.events())
                .anySatisfy(event -> assertThat(event)
                        .contains("\"action-type\":\"UPDATE_STORAGE_CLASS\"")
                        .contains("\"target-storage-class\":\"ARCHIVE\""));
    }

    private void start(String policy) {
        ecr.startLifecyclePolicyPreview(p -> p.repositoryName(NAME).lifecyclePolicyText(policy));
        complete();
    }

    private GetLifecyclePolicyPreviewResponse complete() {
        sandbox.advance(3);
        return await().until(this::preview, preview -> preview.status() == LifecyclePolicyPreviewStatus.COMPLETE);
    }

    private GetLifecyclePolicyPreviewResponse preview() {
        return ecr.getLifecyclePolicyPreview(p -> p.repositoryName(NAME));
    }
}
