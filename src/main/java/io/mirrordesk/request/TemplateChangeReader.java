package io.mirrordesk.request;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedTemplate;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.identity.Person;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.TemplateSpec;
import io.mirrordesk.request.RequestDraft.TemplateDraft;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the member {@code template} of a draft that names a template which exists. */
@Component
class TemplateChangeReader {

    private final Templates templates;
    private final Mirrors mirrors;
    private final TemplateReader reader;
    private final LiveChecks checks;

    TemplateChangeReader(Templates templates, Mirrors mirrors, TemplateReader reader, LiveChecks checks) {
        this.templates = templates;
        this.mirrors = mirrors;
        this.reader = reader;
        this.checks = checks;
    }

    /** {@code CHANGE_TEMPLATE}: the whole template as it will be. */
    Optional<TemplateSpec> change(TemplateDraft draft, RegistryId registry, Person by, Faults faults) {
        Optional<String> name = faults.required("template.name", draft.name(), "Name the template.");
        Optional<ManagedTemplate> template = name.flatMap(templates::find);
        if (name.isPresent() && template.isEmpty()) {
            faults.at("template.name", unknown(name.get()));
        }
        template.ifPresent(found -> {
            refuseStrangers(found.spec().name(), by, faults);
            checks.checkTemplate(registry, found.spec().name(), faults);
        });
        Optional<TemplateSpec> wanted = reader.read(draft, name, faults);
        if (template.isPresent() && wanted.isPresent() && faults.errors().isEmpty()) {
            compare(template.get().spec(), wanted.get(), faults);
        }
        return wanted;
    }

    private String unknown(String name) {
        String known =
                templates.all().stream().map(template -> template.spec().name()).collect(Collectors.joining(", "));
        return "There is no template “" + name + "”." + (known.isEmpty() ? "" : " There are: " + known + ".");
    }

    /** Whoever asks answers for at least one mirror that it governs. */
    private void refuseStrangers(String template, Person by, Faults faults) {
        List<ManagedMirror> users = mirrors.governedBy(template);
        if (!users.isEmpty() && users.stream().noneMatch(mirror -> by.mayFile(mirror.team()))) {
            String named = users.stream()
                    .map(mirror -> "“" + mirror.prefix() + "” (" + mirror.team() + ")")
                    .collect(Collectors.joining(", "));
            faults.at(
                    "template.name",
                    "“%s” is used by %s: members of the teams of these mirrors and admins ask for changes of it."
                            .formatted(template, named));
        }
    }

    private static void compare(TemplateSpec now, TemplateSpec wanted, Faults faults) {
        if (now.digest().equals(wanted.digest())) {
            faults.at("template", "This changes nothing: say what should be different.");
        }
        if (!wanted.mode().reachesExisting()) {
            faults.warn(
                    "template.mode",
                    "Only ECR applies it, to what pulls create from then on. Repositories that exist keep their lifecycle"
                            + " policy and tag mutability, and where these differ is shown as a finding.");
        }
        TreeSet<String> gone = new TreeSet<>(now.tags().keySet());
        gone.removeAll(wanted.tags().keySet());
        if (!gone.isEmpty()) {
            faults.warn(
                    "template.tags",
                    "Repositories that exist keep the tags that go: %s. Nothing says any more whose they are."
                            .formatted(String.join(", ", gone)));
        }
    }
}
