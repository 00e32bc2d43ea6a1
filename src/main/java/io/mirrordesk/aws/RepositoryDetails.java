package io.mirrordesk.aws;

import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.TagMutability;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the portal reads of one repository.
 *
 * @param lifecyclePolicy null for none
 * @param repositoryPolicy null for none
 * @param holdsImages whether at least one image is in it
 */
public record RepositoryDetails(
        RepositorySummary summary,
        Map<String, String> tags,
        @Nullable String lifecyclePolicy,
        @Nullable String repositoryPolicy,
        boolean holdsImages) {

    public RepositoryDetails {
        tags = new TreeMap<>(tags);
    }

    /** The repository as plans compare it; empty where its tag mutability is one that templates do not set. */
    public Optional<Resource.Repository> resource() {
        return Stream.of(TagMutability.values())
                .filter(known -> known.name().equals(summary.tagMutability()))
                .findFirst()
                .map(mutability -> new Resource.Repository(
                        summary.name(),
                        tags,
                        lifecyclePolicy,
                        repositoryPolicy,
                        mutability,
                        summary.scanOnPush(),
                        holdsImages,
                        summary.encrypted()));
    }
}
