package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.oci.Digest;
import io.mirrordesk.oci.RepositoryName;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;

/**
 * What an image consists of, by digest, so that an answer is good for ever. {@code BatchGetImage} is how clients pull: ECR may record it as a
 * pull, so nobody reads a manifest twice, or of many images just in case.
 */
@Component
public class ImageContents {

    private static final String[] ACCEPTED = {
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.v2+json"
    };

    private final AwsCalls calls;
    private final LayerDownload download;

    ImageContents(AwsCalls calls, LayerDownload download) {
        this.calls = calls;
        this.download = download;
    }

    /**
     * The exact text of a manifest; empty if the repository does not hold it.
     *
     * @throws AwsUnavailable when AWS cannot be read or the image cannot, as it is archived
     */
    public Optional<String> manifest(RegistryConnection connection, RepositoryName repository, Digest digest) {
        return reading(() -> CallFailed.emptyIf(RepositoryReads.NOT_FOUND, () -> answer(connection, repository, digest))
                .flatMap(answer -> text(answer, digest)));
    }

    /**
     * The text of a small layer, such as an image's configuration; empty if ECR does not have it.
     *
     * @throws AwsUnavailable when it cannot be read, or is larger than any configuration
     */
    public Optional<String> smallLayer(RegistryConnection connection, RepositoryName repository, Digest digest) {
        return reading(() -> CallFailed.emptyIf(
                        "LayersNotFound",
                        () -> calls.ecr(
                                connection,
                                "GetDownloadUrlForLayer",
                                ecr -> ecr.getDownloadUrlForLayer(r ->
                                        r.repositoryName(repository.value()).layerDigest(digest.toString()))))
                .map(answer -> download.text(answer.downloadUrl(), digest)));
    }

    private BatchGetImageResponse answer(RegistryConnection connection, RepositoryName repository, Digest digest) {
        return calls.ecr(
                connection,
                "BatchGetImage",
                ecr -> ecr.batchGetImage(r -> r.repositoryName(repository.value())
                        .acceptedMediaTypes(ACCEPTED)
                        .imageIds(id -> id.imageDigest(digest.toString()))));
    }

    private static Optional<String> text(BatchGetImageResponse answer, Digest digest) {
        Optional<ImageFailure> failure = answer.failures().stream()
                .filter(failed -> failed.failureCode() != ImageFailureCode.IMAGE_NOT_FOUND)
                .findFirst();
        if (failure.isPresent()) {
            throw ImageFailures.of(failure.get());
        }
        return answer.images().stream()
                .findFirst()
                .map(Image::imageManifest)
                .map(text -> LayerDownload.verified(text, digest));
    }

    private static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (CallFailed failed) {
            throw new AwsUnavailable(failed.error());
        }
    }
}
