package io.mirrordesk.portal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mirrordesk.desired.ManagedTemplate;
import io.mirrordesk.plan.TagMutability;
import io.mirrordesk.plan.TemplateMode;
import io.mirrordesk.plan.TemplateSpec;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A template as the API shows it.
 *
 * @param version absent while it is only asked for
 * @param usedBy how many mirrors use it; absent while it is only asked for
 */
record TemplateJson(
        String name,
        TemplateMode mode,
        Map<String, String> tags,
        @Nullable JsonNode lifecyclePolicy,
        @Nullable JsonNode repositoryPolicy,
        TagMutability tagMutability,
        boolean scanOnPush,
        @Nullable String encryption,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer usedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant createdAt) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    static TemplateJson of(TemplateSpec spec) {
        return of(spec, null, null, null);
    }

    static TemplateJson of(ManagedTemplate template) {
        return of(template.spec(), template.version(), template.usedBy(), template.createdAt());
    }

    private static TemplateJson of(
            TemplateSpec spec, @Nullable Integer version, @Nullable Integer usedBy, @Nullable Instant createdAt) {
        return new TemplateJson(
                spec.name(),
                spec.mode(),
                spec.tags(),
                tree(spec.lifecyclePolicy()),
                tree(spec.repositoryPolicy()),
                spec.tagMutability(),
                spec.scanOnPush(),
                spec.encryption(),
                version,
                usedBy,
                createdAt);
    }

    private static @Nullable JsonNode tree(@Nullable String policy) {
        return policy == null ? null : MAPPER.readTree(policy);
    }
}
