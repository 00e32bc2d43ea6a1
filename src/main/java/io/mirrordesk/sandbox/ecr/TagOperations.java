package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repositories;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecr.model.TagResourceRequest;
import software.amazon.awssdk.services.ecr.model.TagResourceResponse;
import software.amazon.awssdk.services.ecr.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecr.model.UntagResourceResponse;

/** Tags of repositories, which these operations name by ARN. */
final class TagOperations {

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:ecr:([a-z0-9-]+):(\\d{12}):repository/(.+)");

    private final Target target;
    private final Repositories repositories;

    TagOperations(Target target, Repositories repositories) {
        this.target = target;
        this.repositories = repositories;
    }

    void addTo(Operations operations) {
        operations
                .on("TagResource", TagResourceRequest::builder, this::tag)
                .on("UntagResource", UntagResourceRequest::builder, this::untag)
                .on("ListTagsForResource", ListTagsForResourceRequest::builder, this::list);
    }

    private SdkPojo tag(Caller caller, TagResourceRequest request) {
        Repository repository = repository(caller, request.resourceArn(), "TagResource");
        Constraints.required("tags", request.hasTags() ? request.tags() : null);
        Map<String, String> added = ResourceTags.read(request.tags());
        repositories.update(repository.id(), settings -> {
            Map<String, String> tags = new TreeMap<>(settings.tags());
            tags.putAll(added);
            return settings.withTags(ResourceTags.checked(tags));
        });
        return TagResourceResponse.builder().build();
    }

    private SdkPojo untag(Caller caller, UntagResourceRequest request) {
        Repository repository = repository(caller, request.resourceArn(), "UntagResource");
        Constraints.required("tagKeys", request.hasTagKeys() ? request.tagKeys() : null);
        repositories.update(repository.id(), settings -> {
            Map<String, String> tags = new TreeMap<>(settings.tags());
            request.tagKeys().forEach(tags::remove);
            return settings.withTags(tags);
        });
        return UntagResourceResponse.builder().build();
    }

    private SdkPojo list(Caller caller, ListTagsForResourceRequest request) {
        Repository repository = repository(caller, request.resourceArn(), "ListTagsForResource");
        return ListTagsForResourceResponse.builder()
                .tags(ResourceTags.write(repository.settings().tags()))
                .build();
    }

    private Repository repository(Caller caller, @Nullable String arn, String operation) {
        Matcher parts = ARN.matcher(Constraints.required("resourceArn", arn));
        if (!parts.matches() || !parts.group(1).equals(caller.region())) {
            throw EcrErrors.invalidParameter(
                    "Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'");
        }
        Registry registry = new Registry(parts.group(2), parts.group(1));
        return target.repository(caller, registry.account(), parts.group(3), operation);
    }
}
