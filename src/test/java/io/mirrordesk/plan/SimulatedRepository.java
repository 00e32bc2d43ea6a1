package io.mirrordesk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.plan.Resource.Repository;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One repository of a {@link SimulatedRegistry}, changed part by part. */
final class SimulatedRepository {

    private SimulatedRepository() {}

    static Repository apply(Step.OnRepository step, Repository was) {
        return switch (step) {
            case Step.TagRepository(var _, var before, var after) -> tagged(was, before, after);
            case Step.UntagRepository(var _, var before, var after) -> untagged(was, before, after);
            case Step.PutLifecyclePolicy(var _, var before, var after, var _) -> lifecycle(was, before, after);
            case Step.DeleteLifecyclePolicy(var _, var before, var _) -> lifecycle(was, before, null);
            case Step.PutRepositoryPolicy(var _, var before, var after) -> policy(was, before, after);
            case Step.DeleteRepositoryPolicy(var _, var before) -> policy(was, before, null);
            case Step.PutTagMutability(var _, var before, var after) -> mutability(was, before, after);
            case Step.PutScanning(var _, var before, var after) -> scanning(was, before, after);
        };
    }

    private static Repository tagged(Repository was, Map<String, String> before, Map<String, String> after) {
        Map<String, String> tags = new TreeMap<>(was.tags());
        tags.keySet().retainAll(after.keySet());
        assertThat(tags).as("the tags' values before").isEqualTo(before);
        tags.putAll(was.tags());
        tags.putAll(after);
        return withTags(was, tags);
    }

    private static Repository untagged(Repository was, Map<String, String> before, Map<String, String> after) {
        assertThat(was.tags()).as("the tags before").containsAllEntriesOf(before);
        Map<String, String> tags = new TreeMap<>(was.tags());
        tags.keySet().removeAll(before.keySet());
        tags.putAll(after);
        return withTags(was, tags);
    }

    private static Repository withTags(Repository was, Map<String, String> tags) {
        return new Repository(
                was.name(),
                tags,
                was.lifecyclePolicy(),
                was.repositoryPolicy(),
                was.tagMutability(),
                was.scanOnPush(),
                was.holdsImages(),
                was.encryption());
    }

    private static Repository lifecycle(Repository was, @Nullable String before, @Nullable String after) {
        assertThat(Resource.sameLifecycle(was.lifecyclePolicy(), before))
                .as("the lifecycle policy before")
                .isTrue();
        return new Repository(
                was.name(),
                was.tags(),
                after,
                was.repositoryPolicy(),
                was.tagMutability(),
                was.scanOnPush(),
                was.holdsImages(),
                was.encryption());
    }

    private static Repository policy(Repository was, @Nullable String before, @Nullable String after) {
        assertThat(Resource.samePolicy(was.repositoryPolicy(), before))
                .as("the repository policy before")
                .isTrue();
        return new Repository(
                was.name(),
                was.tags(),
                was.lifecyclePolicy(),
                after,
                was.tagMutability(),
                was.scanOnPush(),
                was.holdsImages(),
                was.encryption());
    }

    private static Repository mutability(Repository was, TagMutability before, TagMutability after) {
        assertThat(was.tagMutability()).as("mutability before").isEqualTo(before);
        return new Repository(
                was.name(),
                was.tags(),
                was.lifecyclePolicy(),
                was.repositoryPolicy(),
                after,
                was.scanOnPush(),
                was.holdsImages(),
                was.encryption());
    }

    private static Repository scanning(Repository was, boolean before, boolean after) {
        assertThat(was.scanOnPush()).as("scanning before").isEqualTo(before);
        return new Repository(
                was.name(),
                was.tags(),
                was.lifecyclePolicy(),
                was.repositoryPolicy(),
                was.tagMutability(),
                after,
                was.holdsImages(),
                was.encryption());
    }
}
