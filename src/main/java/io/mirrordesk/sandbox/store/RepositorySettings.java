package io.mirrordesk.sandbox.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be set on a repository, and what a creation template sets on a new one.
 *
 * @param tagMutability ECR's {@code ImageTagMutability}, such as {@code MUTABLE}
 * @param exclusionFilters wildcards of tags to which the mutability does not apply
 * @param encryptionType {@code AES256} or {@code KMS}
 * @param policy the repository policy's text
 * @param lifecyclePolicy the lifecycle policy's text
 */
public record RepositorySettings(
        String tagMutability,
        List<String> exclusionFilters,
        boolean scanOnPush,
        String encryptionType,
        @Nullable String kmsKey,
        Map<String, String> tags,
        @Nullable String policy,
        @Nullable String lifecyclePolicy) {

    /** What a repository has when nobody says otherwise: MUTABLE, AES256, no tags, no policies. */
    public static RepositorySettings defaults() {
        return new RepositorySettings("MUTABLE", List.of(), false, "AES256", null, Map.of(), null, null);
    }

    public RepositorySettings withMutability(String mutability, List<String> filters) {
        return new RepositorySettings(
                mutability, filters, scanOnPush, encryptionType, kmsKey, tags, policy, lifecyclePolicy);
    }

    public RepositorySettings withScanOnPush(boolean scan) {
        return new RepositorySettings(
                tagMutability, exclusionFilters, scan, encryptionType, kmsKey, tags, policy, lifecyclePolicy);
    }

    public RepositorySettings withEncryption(String type, @Nullable String key) {
        return new RepositorySettings(
                tagMutability, exclusionFilters, scanOnPush, type, key, tags, policy, lifecyclePolicy);
    }

    public RepositorySettings withTags(Map<String, String> newTags) {
        return new RepositorySettings(
                tagMutability, exclusionFilters, scanOnPush, encryptionType, kmsKey, newTags, policy, lifecyclePolicy);
    }

    public RepositorySettings withPolicy(@Nullable String text) {
        return new RepositorySettings(
                tagMutability, exclusionFilters, scanOnPush, encryptionType, kmsKey, tags, text, lifecyclePolicy);
    }

    public RepositorySettings withLifecyclePolicy(@Nullable String text) {
        return new RepositorySettings(
                tagMutability, exclusionFilters, scanOnPush, encryptionType, kmsKey, tags, policy, text);
    }
}
