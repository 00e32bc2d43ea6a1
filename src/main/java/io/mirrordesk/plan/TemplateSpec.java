package io.mirrordesk.plan;

import io.mirrordesk.policy.PolicyDocument;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

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

    /** {@code sha256:…} over all that it says, with policies in canonical form: two that mean the same have the same. */
    public String digest() {
        ObjectNode content = (ObjectNode) Json.tree(this);
        if (lifecyclePolicy != null) {
            content.put("lifecyclePolicy", Resource.canonicalLifecycle(lifecyclePolicy));
        }
        if (repositoryPolicy != null) {
            content.put(
                    "repositoryPolicy", PolicyDocument.parse(repositoryPolicy).canonical());
        }
        return "sha256:" + StepView.sha256(content.toString());
    }
}
