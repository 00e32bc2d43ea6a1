package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.ImageStatusFilter;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.Tag;

/** Repositories with everything that conformity looks at. */
@Component
class RepositoryReads {

    static final String NOT_FOUND = "RepositoryNotFound";
    private static final String DESCRIBE = "DescribeRepositories";
    private static final int PAGE = 1000;

    private final AwsCalls calls;

    RepositoryReads(AwsCalls calls) {
        this.calls = calls;
    }

    void pages(RegistryConnection connection, @Nullable String first, Consumer<ListedPage> page) {
        Optional<String> next = Optional.ofNullable(first);
        do {
            String from = next.orElse(null);
            DescribeRepositoriesResponse answer = calls.ecr(
                    connection,
                    DESCRIBE,
                    ecr -> ecr.describeRepositories(r -> r.maxResults(PAGE).nextToken(from)));
            next = Optional.ofNullable(answer.nextToken());
            page.accept(new ListedPage(
                    answer.repositories().stream().map(RepositoryReads::summary).toList(), next));
        } while (next.isPresent());
    }

    Optional<Resource.Repository> repository(RegistryConnection connection, RepositoryName name) {
        return details(connection, name)
                .map(details -> details.resource()
                        .orElseThrow(() -> Unreadable.unmanaged("The repository " + name + " has "
                                + details.summary().tagMutability())));
    }

    /** Empty if the repository does not exist, or goes away while it is read. */
    Optional<RepositoryDetails> details(RegistryConnection connection, RepositoryName name) {
        return CallFailed.emptyIf(NOT_FOUND, () -> {
            RepositorySummary summary = named(connection, name);
            CompletableFuture<Boolean> images = Fanout.start(() -> holdsImages(connection, name.value()));
            return wholly(connection, summary, images);
        });
    }

    /** All that the listing does not say; empty if the repository is gone. */
    Optional<RepositoryDetails> details(RegistryConnection connection, RepositorySummary listed, boolean holdsImages) {
        return CallFailed.emptyIf(
                NOT_FOUND, () -> wholly(connection, listed, CompletableFuture.completedFuture(holdsImages)));
    }

    private RepositoryDetails wholly(
            RegistryConnection connection, RepositorySummary summary, CompletableFuture<Boolean> images) {
        String name = summary.name().value();
        CompletableFuture<Map<String, String>> tags = Fanout.start(() -> tags(connection, summary.arn()));
        CompletableFuture<Optional<String>> lifecycle = Fanout.start(() -> lifecyclePolicy(connection, name));
        CompletableFuture<Optional<String>> policy = Fanout.start(() -> repositoryPolicy(connection, name));
        return new RepositoryDetails(
                summary,
                Fanout.join(tags),
                Fanout.join(lifecycle).orElse(null),
                Fanout.join(policy).orElse(null),
                Fanout.join(images));
    }

    private RepositorySummary named(RegistryConnection connection, RepositoryName name) {
        return calls
                .ecr(connection, DESCRIBE, ecr -> ecr.describeRepositories(r -> r.repositoryNames(name.value())))
                .repositories()
                .stream()
                .filter(found -> found.repositoryName().equals(name.value()))
                .findFirst()
                .map(RepositoryReads::summary)
                .orElseThrow(() -> Unreadable.halfAnswered("repository " + name));
    }

    private Map<String, String> tags(RegistryConnection connection, String arn) {
        Map<String, String> tags = new TreeMap<>();
        for (Tag tag : calls.ecr(
                        connection, "ListTagsForResource", ecr -> ecr.listTagsForResource(r -> r.resourceArn(arn)))
                .tags()) {
            tags.put(tag.key(), tag.value());
        }
        return tags;
    }

    private Optional<String> lifecyclePolicy(RegistryConnection connection, String name) {
        return CallFailed.emptyIf(
                "LifecyclePolicyNotFound",
                () -> calls.ecr(
                                connection,
                                "GetLifecyclePolicy",
                                ecr -> ecr.getLifecyclePolicy(r -> r.repositoryName(name)))
                        .lifecyclePolicyText());
    }

    private Optional<String> repositoryPolicy(RegistryConnection connection, String name) {
        return CallFailed.emptyIf(
                "RepositoryPolicyNotFound",
                () -> calls.ecr(
                                connection,
                                "GetRepositoryPolicy",
                                ecr -> ecr.getRepositoryPolicy(r -> r.repositoryName(name)))
                        .policyText());
    }

    private boolean holdsImages(RegistryConnection connection, String name) {
        return !calls.ecr(
                        connection,
                        "ListImages",
                        ecr -> ecr.listImages(r -> r.repositoryName(name)
                                .filter(f -> f.imageStatus(ImageStatusFilter.ANY))
                                .maxResults(1)))
                .imageIds()
                .isEmpty();
    }

    private static RepositorySummary summary(Repository found) {
        return new RepositorySummary(
                RepositoryName.parse(found.repositoryName()),
                found.repositoryArn(),
                found.createdAt(),
                orElse(found.imageTagMutabilityAsString(), "MUTABLE"),
                found.imageScanningConfiguration() != null
                        && Boolean.TRUE.equals(
                                found.imageScanningConfiguration().scanOnPush()),
                found.encryptionConfiguration() == null
                        ? "AES256"
                        : orElse(found.encryptionConfiguration().encryptionTypeAsString(), "AES256"),
                found.encryptionConfiguration() == null
                        ? null
                        : found.encryptionConfiguration().kmsKey());
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
