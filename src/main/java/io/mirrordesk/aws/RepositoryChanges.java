package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Step.*;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EcrResponse;
import software.amazon.awssdk.services.ecr.model.EncryptionConfiguration;
import software.amazon.awssdk.services.ecr.model.Tag;

/** Repositories and their parts. */
@Component
class RepositoryChanges {

    private final AwsCalls calls;
    private final RepositoryReads reads;

    RepositoryChanges(AwsCalls calls, RepositoryReads reads) {
        this.calls = calls;
        this.reads = reads;
    }

    Change create(RegistryConnection connection, Resource.Repository repository) {
        return Change.of(() -> {
            try {
                return Change.requestId(calls.ecr(
                        connection,
                        "CreateRepository",
                        ecr -> ecr.createRepository(r -> r.repositoryName(
                                        repository.name().value())
                                .imageTagMutability(repository.tagMutability().name())
                                .imageScanningConfiguration(s -> s.scanOnPush(repository.scanOnPush()))
                                .encryptionConfiguration(encryption(repository)))));
            } catch (CallFailed failed) {
                if (failed.is("RepositoryAlreadyExists") && isThere(connection, repository)) {
                    return Optional.empty();
                }
                throw failed;
            }
        });
    }

    private static @Nullable EncryptionConfiguration encryption(Resource.Repository repository) {
        return repository.encryption().isDefault()
                ? null
                : EncryptionConfiguration.builder()
                        .encryptionType(repository.encryption().type().name())
                        .kmsKey(repository.encryption().key())
                        .build();
    }

    private boolean isThere(RegistryConnection connection, Resource.Repository repository) {
        return reads.repository(connection, repository.name())
                .filter(found -> found.tagMutability() == repository.tagMutability()
                        && found.scanOnPush() == repository.scanOnPush()
                        && !found.needsRecreation(repository))
                .isPresent();
    }

    /** With its images only if they were seen before: else ECR refuses, and somebody looks again. */
    Change delete(RegistryConnection connection, Resource.Repository repository) {
        return removing(
                connection,
                RepositoryReads.NOT_FOUND,
                "DeleteRepository",
                ecr -> ecr.deleteRepository(
                        r -> r.repositoryName(repository.name().value()).force(repository.holdsImages())));
    }

    Change change(RegistryConnection connection, OnRepository step) {
        String name = step.repository().value();
        return switch (step) {
            case TagRepository tag -> tag(connection, tag.repository(), tag.after());
            case UntagRepository untag -> untag(connection, untag);
            case PutLifecyclePolicy put ->
                calling(
                        connection,
                        "PutLifecyclePolicy",
                        ecr -> ecr.putLifecyclePolicy(
                                r -> r.repositoryName(name).lifecyclePolicyText(put.after())));
            case DeleteLifecyclePolicy _ ->
                removing(
                        connection,
                        "LifecyclePolicyNotFound",
                        "DeleteLifecyclePolicy",
                        ecr -> ecr.deleteLifecyclePolicy(r -> r.repositoryName(name)));
            case PutRepositoryPolicy put ->
                calling(
                        connection,
                        "SetRepositoryPolicy",
                        ecr -> ecr.setRepositoryPolicy(
                                r -> r.repositoryName(name).policyText(put.after())));
            case DeleteRepositoryPolicy _ ->
                removing(
                        connection,
                        "RepositoryPolicyNotFound",
                        "DeleteRepositoryPolicy",
                        ecr -> ecr.deleteRepositoryPolicy(r -> r.repositoryName(name)));
            case PutTagMutability put ->
                calling(
                        connection,
                        "PutImageTagMutability",
                        ecr -> ecr.putImageTagMutability(r -> r.repositoryName(name)
                                .imageTagMutability(put.after().name())));
            case PutScanning put ->
                calling(
                        connection,
                        "PutImageScanningConfiguration",
                        ecr -> ecr.putImageScanningConfiguration(r ->
                                r.repositoryName(name).imageScanningConfiguration(s -> s.scanOnPush(put.after()))));
        };
    }

    private Change tag(RegistryConnection connection, RepositoryName repository, Map<String, String> tags) {
        String arn = connection.id().arnOf(repository);
        return calling(
                connection,
                "TagResource",
                ecr -> ecr.tagResource(r -> r.resourceArn(arn).tags(list(tags))));
    }

    /** Values that were there before the tags were set come back, the other keys go. */
    private Change untag(RegistryConnection connection, UntagRepository step) {
        String arn = connection.id().arnOf(step.repository());
        List<String> gone = step.before().keySet().stream()
                .filter(key -> !step.after().containsKey(key))
                .toList();
        return Change.of(() -> {
            Optional<String> untagged = gone.isEmpty()
                    ? Optional.empty()
                    : calling(
                                    connection,
                                    "UntagResource",
                                    ecr -> ecr.untagResource(
                                            r -> r.resourceArn(arn).tagKeys(gone)))
                            .made()
                            .get();
            return step.after().isEmpty()
                    ? untagged
                    : tag(connection, step.repository(), step.after()).made().get();
        });
    }

    private Change calling(RegistryConnection connection, String operation, Function<EcrClient, EcrResponse> call) {
        return Change.calling(() -> calls.ecr(connection, operation, call));
    }

    /** What is gone already needs no removing. */
    private Change removing(
            RegistryConnection connection, String gone, String operation, Function<EcrClient, EcrResponse> call) {
        return Change.of(() -> CallFailed.emptyIf(gone, () -> calls.ecr(connection, operation, call))
                .flatMap(Change::requestId));
    }

    private static List<Tag> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
