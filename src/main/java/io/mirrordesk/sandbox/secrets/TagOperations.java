package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.Secrets;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceResponse;

/** TagResource and UntagResource. */
final class TagOperations {

    private final SecretFinder finder;
    private final Secrets secrets;

    TagOperations(SecretFinder finder, Secrets secrets) {
        this.finder = finder;
        this.secrets = secrets;
    }

    void addTo(Operations operations) {
        operations
                .on("TagResource", TagResourceRequest::builder, this::tag)
                .on("UntagResource", UntagResourceRequest::builder, this::untag);
    }

    private SdkPojo tag(Caller caller, TagResourceRequest request) {
        Secret secret = finder.active(caller, request.secretId());
        Map<String, String> wished = SecretTags.read(request.tags());
        secrets.update(secret.id(), current -> {
            Map<String, String> tags = tags(current);
            tags.putAll(wished);
            return current.withTags(SecretTags.checked(tags));
        });
        return TagResourceResponse.builder().build();
    }

    private SdkPojo untag(Caller caller, UntagResourceRequest request) {
        Secret secret = finder.active(caller, request.secretId());
        secrets.update(secret.id(), current -> {
            Map<String, String> tags = tags(current);
            tags.keySet().removeAll(request.tagKeys());
            return current.withTags(tags);
        });
        return UntagResourceResponse.builder().build();
    }

    private static Map<String, String> tags(Secret secret) {
        return new LinkedHashMap<>(Objects.requireNonNullElse(secret.tags(), Map.of()));
    }
}
