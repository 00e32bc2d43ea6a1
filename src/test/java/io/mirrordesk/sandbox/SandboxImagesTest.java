package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageArchivedException;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageReferrer;
import software.amazon.awssdk.services.ecr.model.ImageStorageClassUpdateNotSupportedException;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.LimitExceededException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotEmptyException;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;
import software.amazon.awssdk.services.ecr.model.TargetStorageClass;
import software.amazon.awssdk.services.ecr.model.UnsupportedImageTypeException;

class SandboxImagesTest {

    private static final String NAME = "app/web";

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
    void deletesATagAndWithTheLastOneTheImage() {
        String digest = push.image("one", "v1", "v2");
        assertThat(delete(tag("v1")).imageIds()).containsExactly(both(digest, "v1"));
        assertThat(images()).containsExactly(both(digest, "v2"));
        assertThat(delete(tag("v2"), tag("v2")).imageIds()).containsExactly(both(digest, "v2"));
        assertThat(images()).isEmpty();
    }

    @Test
    void deletesAnImageWithAllItsTags() {
        String digest = push.image("one", "v1", "v2");
        assertThat(delete(digest(digest)).imageIds()).containsExactly(both(digest, "v1"), both(digest, "v2"));
        assertThat(images()).isEmpty();
    }

    @Test
    void saysWhyAnImageWasNotDeleted() {
        String child = push.image("one");
        push.index(child, "multi");
        push.image("two", "v2");
        BatchDeleteImageResponse answer = delete(
                digest(child),
                tag("none"),
                both(child, "v2"),
                digest("wrong"),
                ImageIdentifier.builder().build());
        assertThat(answer.imageIds()).isEmpty();
        assertThat(answer.failures())
                .extracting(ImageFailure::failureCode)
                .containsExactly(
                        ImageFailureCode.IMAGE_REFERENCED_BY_MANIFEST_LIST,
                        ImageFailureCode.IMAGE_NOT_FOUND,
                        ImageFailureCode.IMAGE_TAG_DOES_NOT_MATCH_DIGEST,
                        ImageFailureCode.INVALID_IMAGE_DIGEST,
                        ImageFailureCode.MISSING_DIGEST_AND_TAG);
    }

    @Test
    void readsTheManifestsThatTheCallerAccepts() {
        push.image("one", "v1");
        assertThat(ecr.batchGetImage(i -> i.repositoryName(NAME).imageIds(tag("v1")))
                        .images())
                .singleElement()
                .satisfies(image -> assertThat(image.imageManifest()).isEqualTo(push.manifest("one")));
        assertThat(ecr.batchGetImage(i -> i.repositoryName(NAME)
                                .imageIds(tag("v1"))
                                .acceptedMediaTypes("application/vnd.docker.distribution.manifest.v2+json"))
                        .failures())
                .extracting(ImageFailure::failureCode)
                .containsExactly(ImageFailureCode.IMAGE_NOT_FOUND);
    }

    @Test
    void refusesUnknownImagesTokensAndPagesOfNamedImages() {
        assertThatThrownBy(() -> ecr.describeImages(i -> i.repositoryName(NAME).imageIds(tag("none"))))
                .isInstanceOf(ImageNotFoundException.class)
                .hasMessageContaining("The image with imageId {imageDigest:'null', imageTag:'none'} does not exist"
                        + " within the repository with name 'app/web' in the registry with id '111122223333'");
        assertThatThrownBy(() -> ecr.describeImages(i -> i.repositoryName(NAME).nextToken("bm8gdG9rZW4=")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> ecr.describeImages(
                        i -> i.repositoryName(NAME).imageIds(tag("v1")).maxResults(10)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> ecr.describeImages(i -> i.repositoryName(NAME).maxResults(1001)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid parameter at 'maxResults' failed to satisfy constraint: 'Member must"
                        + " have value less than or equal to 1000'");
    }

    @Test
    void deletesARepositoryWithImagesOnlyByForce() {
        push.image("one", "v1");
        assertThatThrownBy(() -> ecr.deleteRepository(r -> r.repositoryName(NAME)))
                .isInstanceOf(RepositoryNotEmptyException.class)
                .hasMessageContaining("The repository with name 'app/web' in registry with id '111122223333' cannot be"
                        + " deleted because it still contains images");
        ecr.deleteRepository(r -> r.repositoryName(NAME).force(true));
    }

    @Test
    void hidesArchivedImagesUntilTheyAreRestored() {
        push.image("one", "v1");
        assertThat(move("v1", TargetStorageClass.ARCHIVE)).isEqualTo("ARCHIVED");
        assertThat(images()).isEmpty();
        assertThat(ecr.listImages(i -> i.repositoryName(NAME).filter(f -> f.imageStatus("ANY")))
                        .imageIds())
                .hasSize(1);
        assertThat(ecr.batchGetImage(i -> i.repositoryName(NAME).imageIds(tag("v1")))
                        .failures())
                .hasSize(1);
        assertThatThrownBy(() -> move("v1", TargetStorageClass.ARCHIVE))
                .isInstanceOf(ImageStorageClassUpdateNotSupportedException.class);
        assertThatThrownBy(() -> ecr.startImageScan(s -> s.repositoryName(NAME).imageId(tag("v1"))))
                .isInstanceOf(ImageArchivedException.class);

        assertThat(move("v1", TargetStorageClass.STANDARD)).isEqualTo("ACTIVE");
        assertThat(ecr.describeImages(i -> i.repositoryName(NAME)).imageDetails())
                .singleElement()
                .satisfies(image -> assertThat(image.lastActivatedAt()).isNotNull());
    }

    @Test
    void restoresAnArchivedImageThatIsPushedAgain() {
        push.image("one", "v1");
        move("v1", TargetStorageClass.ARCHIVE);
        push.image("one", "v1");
        assertThat(images()).hasSize(1);
    }

    @Test
    void keepsAnImageActiveWithTheListThatNamesIt() {
        String child = push.image("one", "amd64");
        push.index(child, "multi");
        assertThatThrownBy(() -> move("amd64", TargetStorageClass.ARCHIVE))
                .isInstanceOf(ImageStorageClassUpdateNotSupportedException.class);
        move("multi", TargetStorageClass.ARCHIVE);
        assertThat(move("amd64", TargetStorageClass.ARCHIVE)).isEqualTo("ARCHIVED");
    }

    @Test
    void findsNothingInAnyScan() {
        push.index(push.image("one", "v1"), "multi");
        assertThatThrownBy(() -> findings("v1")).isInstanceOf(ScanNotFoundException.class);
        ecr.startImageScan(s -> s.repositoryName(NAME).imageId(tag("v1")));
        assertThat(findings("v1").imageScanStatus().statusAsString()).isEqualTo("COMPLETE");
        assertThat(findings("v1").imageScanFindings().findings()).isEmpty();
        assertThatThrownBy(() -> ecr.startImageScan(s -> s.repositoryName(NAME).imageId(tag("v1"))))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> ecr.startImageScan(s -> s.repositoryName(NAME).imageId(tag("multi"))))
                .isInstanceOf(UnsupportedImageTypeException.class);
    }

    @Test
    void scansOnPushWhereTheRepositorySaysSo() {
        ecr.putImageScanningConfiguration(
                r -> r.repositoryName(NAME).imageScanningConfiguration(c -> c.scanOnPush(true)));
        push.image("one", "v1");
        assertThat(findings("v1").imageScanFindings().imageScanCompletedAt()).isNotNull();
    }

    @Test
    void listsWhatRefersToAnImage() {
        String subject = push.image("one", "v1");
        String first = push.referrer("signature", subject);
        push.referrer("another", subject);
        assertThat(ecr.listImageReferrers(r -> r.repositoryName(NAME)
                                .subjectId(s -> s.imageDigest(subject))
                                .maxResults(1))
                        .referrers())
                .singleElement()
                .satisfies(referrer -> {
                    assertThat(referrer.digest()).isEqualTo(first);
                    assertThat(referrer.artifactType()).isEqualTo("application/x-signature");
                    assertThat(referrer.artifactStatusAsString()).isEqualTo("ACTIVE");
                });
        assertThat(referrers(subject, "application/x-signature")).hasSize(2);
        assertThat(referrers(subject, "application/x-other")).isEmpty();
        assertThat(ecr.describeImages(i -> i.repositoryName(NAME).imageIds(digest(first)))
                        .imageDetails()
                        .getFirst()
                        .subjectManifestDigest())
                .isEqualTo(subject);
    }

    private List<ImageReferrer> referrers(String subject, String type) {
        return ecr.listImageReferrers(r -> r.repositoryName(NAME)
                        .subjectId(s -> s.imageDigest(subject))
                        .filter(f -> f.artifactTypes(type)))
                .referrers();
    }

    private software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse findings(String tag) {
        return ecr.describeImageScanFindings(s -> s.repositoryName(NAME).imageId(tag(tag)));
    }

    private String move(String tag, TargetStorageClass storageClass) {
        return ecr.updateImageStorageClass(
                        i -> i.repositoryName(NAME).imageId(tag(tag)).targetStorageClass(storageClass))
                .imageStatusAsString();
    }

    private BatchDeleteImageResponse delete(ImageIdentifier... ids) {
        return ecr.batchDeleteImage(i -> i.repositoryName(NAME).imageIds(ids));
    }

    private List<ImageIdentifier> images() {
        return ecr.listImages(i -> i.repositoryName(NAME)).imageIds();
    }

    private static ImageIdentifier tag(String tag) {
        return ImageIdentifier.builder().imageTag(tag).build();
    }

    private static ImageIdentifier digest(String digest) {
        return ImageIdentifier.builder().imageDigest(digest).build();
    }

    private static ImageIdentifier both(String digest, String tag) {
        return ImageIdentifier.builder().imageDigest(digest).imageTag(tag).build();
    }
}
