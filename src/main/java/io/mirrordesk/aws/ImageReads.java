package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.oci.Digest;
import io.mirrordesk.oci.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageStatusFilter;

/** Images of a repository. */
@Component
class ImageReads {

    private static final String DESCRIBE = "DescribeImages";
    private static final String ACTIVE = "ACTIVE";
    private static final int PAGE = 1000;
    private static final int IDS_AT_ONCE = 100;

    private final AwsCalls calls;

    ImageReads(AwsCalls calls) {
        this.calls = calls;
    }

    /**
     * Hands over all images, archived ones too, up to 1,000 at a time; returns false if the repository does not exist or goes away
     * meanwhile.
     */
    boolean pages(RegistryConnection connection, RepositoryName repository, Consumer<List<ImageSummary>> page) {
        Optional<String> next = Optional.empty();
        do {
            String token = next.orElse(null);
            Optional<DescribeImagesResponse> answer =
                    CallFailed.emptyIf(RepositoryReads.NOT_FOUND, () -> page(connection, repository, token));
            if (answer.isEmpty()) {
                return false;
            }
            page.accept(answer.get().imageDetails().stream()
                    .map(ImageReads::summary)
                    .toList());
            next = Optional.ofNullable(answer.get().nextToken());
        } while (next.isPresent());
        return true;
    }

    /** Whether each of the digests is listed. */
    boolean areListed(RegistryConnection connection, RepositoryName repository, List<Digest> digests) {
        for (int from = 0; from < digests.size(); from += IDS_AT_ONCE) {
            if (!oneBatch(
                    connection, repository, digests.subList(from, Math.min(digests.size(), from + IDS_AT_ONCE)))) {
                return false;
            }
        }
        return true;
    }

    private boolean oneBatch(RegistryConnection connection, RepositoryName repository, List<Digest> digests) {
        List<ImageIdentifier> ids = digests.stream()
                .map(digest ->
                        ImageIdentifier.builder().imageDigest(digest.toString()).build())
                .toList();
        return CallFailed.emptyIf(
                        RepositoryReads.NOT_FOUND,
                        () -> CallFailed.emptyIf("ImageNotFound", () -> described(connection, repository, ids)))
                .flatMap(found -> found)
                .map(answer -> answer.imageDetails().size()
                        >= digests.stream().distinct().count())
                .orElse(false);
    }

    private DescribeImagesResponse described(
            RegistryConnection connection, RepositoryName repository, List<ImageIdentifier> ids) {
        return calls.ecr(
                connection,
                DESCRIBE,
                ecr -> ecr.describeImages(
                        r -> r.repositoryName(repository.value()).imageIds(ids)));
    }

    /** Without a filter ECR leaves out what is archived. */
    private DescribeImagesResponse page(
            RegistryConnection connection, RepositoryName repository, @Nullable String token) {
        return calls.ecr(
                connection,
                DESCRIBE,
                ecr -> ecr.describeImages(r -> r.repositoryName(repository.value())
                        .filter(f -> f.imageStatus(ImageStatusFilter.ANY))
                        .maxResults(PAGE)
                        .nextToken(token)));
    }

    private static ImageSummary summary(ImageDetail image) {
        return new ImageSummary(
                Digest.parse(image.imageDigest()),
                image.imageTags(),
                image.imageSizeInBytes() == null ? 0 : image.imageSizeInBytes(),
                image.imagePushedAt(),
                image.lastRecordedPullTime(),
                image.imageManifestMediaType(),
                image.artifactMediaType(),
                image.imageStatus() == null ? ACTIVE : image.imageStatusAsString(),
                image.imageScanStatus() == null ? null : image.imageScanStatus().statusAsString(),
                image.subjectManifestDigest(),
                image.lastArchivedAt(),
                image.lastActivatedAt());
    }
}
