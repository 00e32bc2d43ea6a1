package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.oci.Digest;
import io.mirrordesk.oci.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.model.EncryptionType;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.RCTAppliedFor;
import software.amazon.awssdk.services.ecr.model.RepositoryCreationTemplate;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

/** Reads what else a pull depends on and no plan does. Every method throws {@link AwsUnavailable} when AWS cannot be read. */
@Component
public class PullReader {

    private static final String DEFAULT_KEY = "alias/aws/secretsmanager";

    private final AwsCalls calls;

    PullReader(AwsCalls calls) {
        this.calls = calls;
    }

    /**
     * The image behind a tag or a digest, archived or not; empty if ECR says that it or its repository does not exist.
     *
     * @param reference a tag, or a digest such as {@code sha256:…}
     */
    public Optional<ImageState> image(RegistryConnection connection, RepositoryName repository, String reference) {
        ImageIdentifier id = reference.contains(":")
                ? ImageIdentifier.builder().imageDigest(reference).build()
                : ImageIdentifier.builder().imageTag(reference).build();
        return reading(() -> CallFailed.emptyIf(
                        RepositoryReads.NOT_FOUND,
                        () -> CallFailed.emptyIf("ImageNotFound", () -> described(connection, repository, id)))
                .flatMap(found -> found)
                .map(PullReader::state));
    }

    /** The secret of that name; empty if there is none in the registry's account and region. */
    public Optional<SecretState> secret(RegistryConnection connection, String name) {
        return reading(() -> CallFailed.emptyIf(
                        "ResourceNotFound",
                        () -> calls.secrets(
                                connection, "DescribeSecret", client -> client.describeSecret(r -> r.secretId(name))))
                .map(PullReader::state));
    }

    /** The creation templates that apply to what pulls create. */
    public List<CreationTemplate> creationTemplates(RegistryConnection connection) {
        return reading(() -> calls.ecr(
                connection,
                "DescribeRepositoryCreationTemplates",
                ecr -> ecr.describeRepositoryCreationTemplatesPaginator(r -> {}).repositoryCreationTemplates().stream()
                        .filter(found -> found.appliedFor().contains(RCTAppliedFor.PULL_THROUGH_CACHE))
                        .map(PullReader::template)
                        .toList()));
    }

    private ImageDetail described(RegistryConnection connection, RepositoryName repository, ImageIdentifier id) {
        return calls
                .ecr(
                        connection,
                        "DescribeImages",
                        ecr -> ecr.describeImages(
                                r -> r.repositoryName(repository.value()).imageIds(id)))
                .imageDetails()
                .stream()
                .findFirst()
                .orElseThrow(() -> Unreadable.halfAnswered("image in " + repository));
    }

    private static ImageState state(ImageDetail image) {
        ImageState.Status status = switch (String.valueOf(image.imageStatusAsString())) {
            case "ARCHIVED" -> ImageState.Status.ARCHIVED;
            case "ACTIVATING" -> ImageState.Status.ACTIVATING;
            default -> ImageState.Status.ACTIVE;
        };
        return new ImageState(
                Digest.parse(image.imageDigest()),
                image.imageTags(),
                status,
                image.imageManifestMediaType(),
                image.lastArchivedAt() == null ? image.imagePushedAt() : image.lastArchivedAt());
    }

    private static SecretState state(DescribeSecretResponse secret) {
        return new SecretState(secret.name(), customKey(secret.kmsKeyId()), secret.deletedDate());
    }

    private static @Nullable String customKey(@Nullable String key) {
        return key == null || key.endsWith(DEFAULT_KEY) ? null : key;
    }

    private static CreationTemplate template(RepositoryCreationTemplate found) {
        boolean encrypted = found.encryptionConfiguration() != null
                && found.encryptionConfiguration().encryptionType() != EncryptionType.AES256;
        return new CreationTemplate(
                found.prefix(), encrypted || !found.resourceTags().isEmpty(), found.customRoleArn() != null);
    }

    private static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (CallFailed failed) {
            throw new AwsUnavailable(failed.error());
        }
    }
}
