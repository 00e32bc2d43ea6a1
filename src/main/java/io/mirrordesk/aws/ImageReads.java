package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.oci.Digest;
import io.mirrordesk.oci.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** Images of a repository. */
@Component
class ImageReads {

    private static final String DESCRIBE = "DescribeImages";
    private static final int PAGE = 1000;
    private static final int IDS_AT_ONCE = 100;

    private final AwsCalls calls;

    ImageReads(AwsCalls calls) {
        this.calls = calls;
    }

    /** All images; none of a repository that does not exist. */
    List<ImageSummary> all(RegistryConnection connection, RepositoryName repository) {
        return CallFailed.emptyIf(RepositoryReads.NOT_FOUND, () -> pages(connection, repository))
                .orElse(List.of());
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

    private List<ImageSummary> pages(RegistryConnection connection, RepositoryName repository) {
        List<ImageSummary> images = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            String token = next.orElse(null);
            DescribeImagesResponse answer = calls.ecr(
                    connection,
                    DESCRIBE,
                    ecr -> ecr.describeImages(r -> r.repositoryName(repository.value())
                            .maxResults(PAGE)
                            .nextToken(token)));
            answer.imageDetails().forEach(image -> images.add(summary(image)));
            next = Optional.ofNullable(answer.nextToken());
        } while (next.isPresent());
        return images;
    }

    private static ImageSummary summary(ImageDetail image) {
        return new ImageSummary(
                Digest.parse(image.imageDigest()),
                image.imageTags(),
                image.imageSizeInBytes() == null ? 0 : image.imageSizeInBytes(),
                image.imagePushedAt(),
                image.lastRecordedPullTime(),
                image.imageManifestMediaType(),
                image.artifactMediaType());
    }
}
