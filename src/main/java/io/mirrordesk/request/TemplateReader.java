package io.mirrordesk.request;

import io.mirrordesk.contract.FieldError;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.lifecycle.InvalidLifecyclePolicy;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.plan.Encryption;
import io.mirrordesk.plan.TagMutability;
import io.mirrordesk.plan.TemplateMode;
import io.mirrordesk.plan.TemplateSpec;
import io.mirrordesk.policy.PolicyDocument;
import io.mirrordesk.request.RequestDraft.TemplateDraft;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the member {@code template} of a draft. */
@Component
class TemplateReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int NAME_LENGTH = 60;
    /** ECR allows 50 tags a repository; two of them are the portal's own. */
    private static final int MAX_TAGS = 48;

    private static final int KEY_LENGTH = 128;
    private static final int VALUE_LENGTH = 256;

    private final Templates templates;

    TemplateReader(Templates templates) {
        this.templates = templates;
    }

    /** A template that does not exist yet. */
    Optional<TemplateSpec> read(TemplateDraft draft, Faults faults) {
        return read(draft, newName(draft, faults), faults);
    }

    /** The whole template as it will be; what is left out takes its default. */
    Optional<TemplateSpec> read(TemplateDraft draft, Optional<String> name, Faults faults) {
        TemplateMode mode = mode(draft, faults);
        Map<String, String> tags = tags(draft, faults);
        Optional<String> lifecycle = lifecyclePolicy(draft.lifecyclePolicy(), faults);
        Optional<String> policy = repositoryPolicy(draft.repositoryPolicy(), faults);
        TagMutability mutability = mutability(draft, faults);
        if (mode == TemplateMode.NATIVE) {
            refuseBeyondEcr(draft, tags, faults);
        }
        Encryption encryption = encryption(draft, faults);
        return name.map(present -> new TemplateSpec(
                present,
                mode,
                tags,
                lifecycle.orElse(null),
                policy.orElse(null),
                mutability,
                Boolean.TRUE.equals(draft.scanOnPush()),
                encryption.isDefault() ? null : encryption.toString()));
    }

    /** Whether the key exists, and may be used, is for ECR to say when it creates a repository. */
    private static Encryption encryption(TemplateDraft draft, Faults faults) {
        Optional<String> text = Faults.optional(draft.encryption());
        if (text.isPresent() && text.get().equals(Encryption.Type.KMS_DSSE.name())) {
            faults.at(
                    "template.encryption",
                    "KMS_DSSE is for some partitions of AWS only. Use AES256, KMS or a key's ARN.");
            return Encryption.AES256;
        }
        try {
            return Encryption.orDefault(text.orElse(null));
        } catch (IllegalArgumentException invalid) {
            faults.at("template.encryption", String.valueOf(invalid.getMessage()));
            return Encryption.AES256;
        }
    }

    private Optional<String> newName(TemplateDraft draft, Faults faults) {
        Optional<String> name = faults.required("template.name", draft.name(), "Give the template a name.");
        name.ifPresent(text -> {
            if (!NAME.matcher(text).matches() || text.length() > NAME_LENGTH) {
                faults.at(
                        "template.name",
                        "“" + text
                                + "” cannot name a template. Use up to 60 lower-case letters, digits and single hyphens.");
            } else if (templates.find(text).isPresent()) {
                faults.at(
                        "template.name",
                        "There is a template “" + text + "” already. Choose it, or give the new one another name.");
            }
        });
        return name;
    }

    private static TemplateMode mode(TemplateDraft draft, Faults faults) {
        String word = draft.mode() == null ? TemplateMode.EMULATED.name() : draft.mode();
        Optional<TemplateMode> known = Arrays.stream(TemplateMode.values())
                .filter(mode -> mode.name().equals(word))
                .findFirst();
        if (known.isEmpty()) {
            faults.at("template.mode", "“" + word + "” is no mode. Use EMULATED, NATIVE or BOTH.");
        }
        return known.orElse(TemplateMode.EMULATED);
    }

    /** What ECR's own creation template cannot do, and nobody else would. */
    private static void refuseBeyondEcr(TemplateDraft draft, Map<String, String> tags, Faults faults) {
        if (!tags.isEmpty()) {
            faults.at(
                    "template.tags",
                    "ECR's creation template sets no tags: that would take a role of its own. Leave them out, or use BOTH"
                            + " or EMULATED, where the portal sets them.");
        }
        if (Boolean.TRUE.equals(draft.scanOnPush())) {
            faults.at(
                    "template.scanOnPush",
                    "ECR's creation template has no setting for scanning. Turn it off, or use BOTH or EMULATED, where the"
                            + " portal turns it on.");
        }
    }

    private static TagMutability mutability(TemplateDraft draft, Faults faults) {
        String word = draft.tagMutability() == null ? TagMutability.MUTABLE.name() : draft.tagMutability();
        Optional<TagMutability> known = Arrays.stream(TagMutability.values())
                .filter(value -> value.name().equals(word))
                .findFirst();
        if (known.isEmpty()) {
            faults.at("template.tagMutability", "“" + word + "” is not a tag mutability. Use MUTABLE or IMMUTABLE.");
        } else if (known.get() == TagMutability.IMMUTABLE) {
            faults.warn(
                    "template.tagMutability",
                    "ECR cannot refresh a tag that is immutable: a cached tag stays as it was first pulled.");
        }
        return known.orElse(TagMutability.MUTABLE);
    }

    private static Map<String, String> tags(TemplateDraft draft, Faults faults) {
        Map<String, String> tags = draft.tags() == null ? Map.of() : draft.tags();
        if (tags.size() > MAX_TAGS) {
            faults.at("template.tags", "These are " + tags.size() + " tags; ECR takes 50, and 2 are the portal's own.");
        }
        tags.forEach((key, value) -> checkTag(key, value, faults));
        return tags;
    }

    private static void checkTag(String key, @Nullable String value, Faults faults) {
        if (key.isBlank() || key.length() > KEY_LENGTH) {
            faults.at("template.tags", "The key “" + key + "” must have 1 to 128 characters.");
        } else if (key.startsWith("aws:") || key.startsWith("mirrordesk:")) {
            faults.at("template.tags", "The key “" + key + "” is reserved. Use one that does not start with it.");
        } else if (value == null || value.length() > VALUE_LENGTH) {
            faults.at("template.tags", "The value of “" + key + "” must have at most 256 characters.");
        }
    }

    private static Optional<String> lifecyclePolicy(@Nullable JsonNode policy, Faults faults) {
        return text(policy).filter(text -> {
            try {
                LifecyclePolicy.parse(text);
                return true;
            } catch (InvalidLifecyclePolicy invalid) {
                if (invalid.errors().isEmpty()) {
                    faults.at("template.lifecyclePolicy", invalid.getMessage());
                }
                for (FieldError error : invalid.errors()) {
                    faults.at("template.lifecyclePolicy", error.field() + ": " + error.message());
                }
                return false;
            }
        });
    }

    private static Optional<String> repositoryPolicy(@Nullable JsonNode policy, Faults faults) {
        return text(policy)
                .flatMap(text -> faults.read("template.repositoryPolicy", () -> PolicyDocument.parse(text)))
                .map(PolicyDocument::text);
    }

    /** The API takes policies as JSON, the form as a text that holds JSON. */
    private static Optional<String> text(@Nullable JsonNode policy) {
        return Optional.ofNullable(policy)
                .filter(node -> !node.isNull())
                .map(node -> node.isString() ? node.asString() : node.toString())
                .filter(text -> !text.isBlank());
    }
}
