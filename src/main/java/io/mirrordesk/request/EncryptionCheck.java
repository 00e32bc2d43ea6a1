package io.mirrordesk.request;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedTemplate;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.Encryption;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.TemplateMode;
import io.mirrordesk.plan.TemplateSpec;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether a template's encryption fits where it is to be used: ECR takes a key of its own region only, and its own creation template needs
 * a role for KMS, which none of ours has, so that what a pull creates is encrypted with AES256.
 */
@Component
class EncryptionCheck {

    private static final String BY_PULLS =
            "pulls create repositories with AES256, because ECR's own template cannot have KMS without a role. Each of them"
                    + " would have to be recreated; only what the portal creates, in curated mirrors, has it from the start.";

    private final Mirrors mirrors;
    private final Templates templates;

    EncryptionCheck(Mirrors mirrors, Templates templates) {
        this.mirrors = mirrors;
        this.templates = templates;
    }

    /**
     * @param template that the change brings or changes
     * @param mirror that it makes, or as it will be
     */
    void check(
            ChangeSet.Kind kind,
            RegistryId registry,
            Optional<TemplateSpec> template,
            Optional<MirrorSpec> mirror,
            Faults faults) {
        switch (kind) {
            case CREATE_MIRROR, CHANGE_MIRROR ->
                mirror.ifPresent(
                        spec -> template.filter(brought -> brought.name().equals(spec.template()))
                                .or(() -> known(spec))
                                .ifPresent(used -> checkMirror(registry, spec, used, faults)));
            case CHANGE_TEMPLATE -> template.ifPresent(spec -> checkUsers(spec, faults));
            case CREATE_TEMPLATE -> template.ifPresent(spec -> warnOfNative(spec, faults));
            case RETIRE_MIRROR,
                    ADD_IMAGES,
                    CREATE_CREDENTIAL,
                    ROTATE_CREDENTIAL,
                    RETIRE_CREDENTIAL,
                    REPAIR_DRIFT,
                    ADOPT -> {}
        }
    }

    private Optional<TemplateSpec> known(MirrorSpec mirror) {
        return Optional.ofNullable(mirror.template()).flatMap(templates::find).map(ManagedTemplate::spec);
    }

    private static void checkMirror(RegistryId registry, MirrorSpec mirror, TemplateSpec template, Faults faults) {
        Encryption wanted = Encryption.orDefault(template.encryption());
        if (isElsewhere(wanted, registry)) {
            faults.at(
                    "mirror.template",
                    "The template “%s” encrypts with a key of %s, and ECR in %s takes only keys of its own region. Choose a template with a key of %s, or with KMS."
                            .formatted(
                                    template.name(),
                                    wanted.region().orElseThrow(),
                                    registry.region(),
                                    registry.region()));
        } else if (!wanted.isDefault() && mirror.access() == AccessMode.ON_DEMAND) {
            faults.warn(
                    "mirror.template",
                    "The template “%s” wants %s, but %s".formatted(template.name(), wanted, BY_PULLS));
        }
    }

    private void checkUsers(TemplateSpec template, Faults faults) {
        Encryption wanted = Encryption.orDefault(template.encryption());
        List<ManagedMirror> users = mirrors.governedBy(template.name());
        List<ManagedMirror> elsewhere = users.stream()
                .filter(mirror -> isElsewhere(wanted, mirror.definition().registry()))
                .toList();
        if (!elsewhere.isEmpty()) {
            faults.at(
                    "template.encryption",
                    "The key is of %s, and ECR takes only keys of its own region: %s would have none. Use KMS, or give those mirrors a template of their own first."
                            .formatted(wanted.region().orElseThrow(), ManagedMirror.places(elsewhere)));
        }
        List<ManagedMirror> onDemand = users.stream()
                .filter(mirror -> mirror.definition().access() == AccessMode.ON_DEMAND)
                .toList();
        if (!wanted.isDefault() && !onDemand.isEmpty() && template.mode() != TemplateMode.NATIVE) {
            faults.warn("template.encryption", "In %s %s".formatted(ManagedMirror.places(onDemand), BY_PULLS));
        }
        warnOfNative(template, faults);
    }

    private static void warnOfNative(TemplateSpec template, Faults faults) {
        if (template.mode() == TemplateMode.NATIVE && template.encryption() != null) {
            faults.warn("template.encryption", "Where only ECR applies the template, " + BY_PULLS);
        }
    }

    private static boolean isElsewhere(Encryption wanted, RegistryId registry) {
        return wanted.region()
                .filter(region -> !region.equals(registry.region()))
                .isPresent();
    }
}
