package io.mirrordesk.portal.requests;

import io.mirrordesk.desired.ManagedTemplate;
import io.mirrordesk.plan.TemplateSpec;
import io.mirrordesk.policy.JsonText;
import io.mirrordesk.request.RequestDraft;
import io.mirrordesk.request.RequestDraft.TemplateDraft;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The form for a template, as it was typed: the whole template as it will be.
 *
 * @param kind {@code CREATE_TEMPLATE} or {@code CHANGE_TEMPLATE}
 * @param mode a {@link io.mirrordesk.plan.TemplateMode}; null for the default
 * @param tags one {@code key=value} per line
 * @param scanOnPush {@code true} when ticked
 * @param encryption {@code AES256}, {@code KMS} or a key's ARN; empty for the default
 */
public record TemplateForm(
        String kind,
        @Nullable String name,
        @Nullable String mode,
        @Nullable String tags,
        @Nullable String lifecyclePolicy,
        @Nullable String repositoryPolicy,
        @Nullable String tagMutability,
        @Nullable String scanOnPush,
        @Nullable String encryption,
        @Nullable String reason) {

    /** A form that was sent without its kind is of none. */
    public TemplateForm {
        kind = kind == null ? "" : kind;
    }

    /** The form with the template as it is. */
    static TemplateForm of(ManagedTemplate template) {
        TemplateSpec spec = template.spec();
        return new TemplateForm(
                "CHANGE_TEMPLATE",
                spec.name(),
                spec.mode().name(),
                spec.tags().entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining("\n")),
                pretty(spec.lifecyclePolicy()),
                pretty(spec.repositoryPolicy()),
                spec.tagMutability().name(),
                Boolean.toString(spec.scanOnPush()),
                spec.encryption(),
                null);
    }

    /** The members that the API has. Nothing is checked here. */
    RequestDraft draft() {
        TemplateDraft template = new TemplateDraft(
                name,
                mode,
                tags(tags),
                document(lifecyclePolicy),
                document(repositoryPolicy),
                tagMutability,
                "true".equals(scanOnPush),
                encryption);
        return new RequestDraft(kind, null, null, null, template, null, reason);
    }

    static Map<String, String> tags(@Nullable String text) {
        Map<String, String> tags = new LinkedHashMap<>();
        FormDraft.lines(text).forEach(line -> {
            int equals = line.indexOf('=');
            tags.put(
                    equals < 0 ? line : line.substring(0, equals).strip(),
                    equals < 0 ? "" : line.substring(equals + 1).strip());
        });
        return tags;
    }

    static @Nullable JsonNode document(@Nullable String text) {
        return text == null || text.isBlank() ? null : JsonNodeFactory.instance.stringNode(text.strip());
    }

    private static @Nullable String pretty(@Nullable String json) {
        return json == null ? null : JsonText.pretty(json);
    }
}
