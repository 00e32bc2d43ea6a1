package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.events.Events;
import io.mirrordesk.sandbox.store.Images;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repositories;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.RepositorySettings;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.EncryptionConfiguration;
import software.amazon.awssdk.services.ecr.model.EncryptionType;
import software.amazon.awssdk.services.ecr.model.PutImageScanningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.PutImageScanningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityRequest;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityResponse;

/** Repositories and their plain settings. */
final class RepositoryOperations {

    private final Target target;
    private final Repositories repositories;
    private final Images images;
    private final Events events;
    private final Clock clock;

    RepositoryOperations(Target target, Repositories repositories, Images images, Events events, Clock clock) {
        this.target = target;
        this.repositories = repositories;
        this.images = images;
        this.events = events;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("CreateRepository", CreateRepositoryRequest::builder, this::create)
                .on("DescribeRepositories", DescribeRepositoriesRequest::builder, this::describe)
                .on("DeleteRepository", DeleteRepositoryRequest::builder, this::delete)
                .on("PutImageTagMutability", PutImageTagMutabilityRequest::builder, this::putMutability)
                .on("PutImageScanningConfiguration", PutImageScanningConfigurationRequest::builder, this::putScanning);
    }

    private SdkPojo create(Caller caller, CreateRepositoryRequest request) {
        String name = Constraints.repositoryName(request.repositoryName());
        Registry registry = target.registry(caller, request.registryId(), "CreateRepository", name);
        RepositorySettings settings = Mutability.apply(
                RepositorySettings.defaults().withTags(ResourceTags.read(request.tags())),
                request.imageTagMutabilityAsString(),
                request.imageTagMutabilityExclusionFilters());
        if (request.imageScanningConfiguration() != null) {
            settings = settings.withScanOnPush(
                    Boolean.TRUE.equals(request.imageScanningConfiguration().scanOnPush()));
        }
        Repository created = repositories
                .create(
                        registry,
                        name,
                        encrypted(registry, settings, request.encryptionConfiguration()),
                        clock.instant())
                .orElseThrow(() -> EcrErrors.repositoryAlreadyExists(registry, name));
        events.repositoryCreated(registry, caller.arn(), name);
        return CreateRepositoryResponse.builder().repository(model(created)).build();
    }

    private static RepositorySettings encrypted(
            Registry registry, RepositorySettings settings, @Nullable EncryptionConfiguration encryption) {
        if (encryption == null) {
            return settings;
        }
        String type = Constraints.required("encryptionType", encryption.encryptionTypeAsString());
        Constraints.oneOf("encryptionType", type, EncryptionType.knownValues());
        String key = encryption.kmsKey();
        if (key != null && type.equals("AES256")) {
            throw EcrErrors.broken("kmsKey", "kmsKey can only be specified when encryptionType is KMS");
        }
        if (key != null && !isKey(registry, Constraints.length("kmsKey", key, 1, 2048))) {
            throw new KmsError();
        }
        return settings.withEncryption(type, key);
    }

    /** KMS takes a key's id or an alias, by itself or as an ARN of the same region. */
    private static boolean isKey(Registry registry, String key) {
        String arn = "arn:aws[a-z0-9-]*:kms:" + registry.region() + ":[0-9]{12}:";
        return key.matches("(" + arn + ")?(alias/[a-zA-Z0-9/_-]+)|(" + arn + "key/)?[a-z0-9-]+");
    }

    private SdkPojo describe(Caller caller, DescribeRepositoriesRequest request) {
        if (request.hasRepositoryNames()) {
            Constraints.noPages("repositories with repositoryNames", request.nextToken(), request.maxResults());
            Constraints.size("repositoryNames", request.repositoryNames(), 1, 100);
            List<software.amazon.awssdk.services.ecr.model.Repository> named = request.repositoryNames().stream()
                    .map(name -> target.repository(caller, request.registryId(), name, "DescribeRepositories"))
                    .map(RepositoryOperations::model)
                    .toList();
            return DescribeRepositoriesResponse.builder().repositories(named).build();
        }
        Registry registry = target.registry(caller, request.registryId(), "DescribeRepositories", "*");
        int size = Page.size(request.maxResults(), 1000);
        Page<Repository> page =
                Page.of(repositories.list(registry, Page.after(request.nextToken()), size + 1), size, Repository::name);
        return DescribeRepositoriesResponse.builder()
                .repositories(
                        page.items().stream().map(RepositoryOperations::model).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private SdkPojo delete(Caller caller, DeleteRepositoryRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "DeleteRepository");
        if (!Boolean.TRUE.equals(request.force()) && images.any(repository.id())) {
            throw EcrErrors.repositoryNotEmpty(repository.registry(), repository.name());
        }
        repositories.delete(repository.id());
        return DeleteRepositoryResponse.builder().repository(model(repository)).build();
    }

    private SdkPojo putMutability(Caller caller, PutImageTagMutabilityRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "PutImageTagMutability");
        Constraints.required("imageTagMutability", request.imageTagMutabilityAsString());
        RepositorySettings settings = Mutability.apply(
                repository.settings(),
                request.imageTagMutabilityAsString(),
                request.imageTagMutabilityExclusionFilters());
        repositories.update(
                repository.id(), now -> now.withMutability(settings.tagMutability(), settings.exclusionFilters()));
        return PutImageTagMutabilityResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .imageTagMutability(settings.tagMutability())
                .imageTagMutabilityExclusionFilters(Mutability.filters(settings))
                .build();
    }

    private SdkPojo putScanning(Caller caller, PutImageScanningConfigurationRequest request) {
        Repository repository = target.repository(
                caller, request.registryId(), request.repositoryName(), "PutImageScanningConfiguration");
        boolean scan = Boolean.TRUE.equals(
                Constraints.required("imageScanningConfiguration", request.imageScanningConfiguration())
                        .scanOnPush());
        repositories.update(repository.id(), now -> now.withScanOnPush(scan));
        return PutImageScanningConfigurationResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .imageScanningConfiguration(c -> c.scanOnPush(scan))
                .build();
    }

    private static software.amazon.awssdk.services.ecr.model.Repository model(Repository repository) {
        RepositorySettings settings = repository.settings();
        return software.amazon.awssdk.services.ecr.model.Repository.builder()
                .repositoryArn(repository.arn())
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .repositoryUri(repository.registry().host() + "/" + repository.name())
                .createdAt(repository.createdAt())
                .imageTagMutability(settings.tagMutability())
                .imageTagMutabilityExclusionFilters(Mutability.filters(settings))
                .imageScanningConfiguration(c -> c.scanOnPush(settings.scanOnPush()))
                .encryptionConfiguration(
                        c -> c.encryptionType(settings.encryptionType()).kmsKey(key(repository)))
                .build();
    }

    /** ECR shows its own key of the account where KMS was chosen without one. */
    private static @Nullable String key(Repository repository) {
        RepositorySettings settings = repository.settings();
        if (settings.kmsKey() != null || settings.encryptionType().equals("AES256")) {
            return settings.kmsKey();
        }
        Registry registry = repository.registry();
        return "arn:aws:kms:" + registry.region() + ":" + registry.account() + ":key/"
                + UUID.nameUUIDFromBytes(registry.toString().getBytes(StandardCharsets.UTF_8));
    }
}
