package io.mirrordesk.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a template says about a repository.
 *
 * @param tags resource tags that every repository gets; it may have others
 * @param lifecyclePolicy ECR lifecycle policy as JSON, null for none
 * @param repositoryPolicy IAM policy document whose statements come before the grants', null for none
 * @param encryption {@code AES256}, {@code KMS} or a key's ARN; null is ECR's default. It cannot change after creation
 */
public record TemplateSpec(
        String name,
        TemplateMode mode,
        Map<String, String> tags,
        @Nullable String lifecyclePolicy,
        @Nullable String repositoryPolicy,
        TagMutability tagMutability,
        boolean scanOnPush,
        @Nullable String encryption) {

    public TemplateSpec {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }
}
