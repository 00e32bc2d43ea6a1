package io.mirrordesk.request;

import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.request.RequestDraft.TemplateDraft;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what a draft says whatever it is about: its kind, its registries and its reason; and refuses members that do not belong to its kind. */
@Component
class DraftHead {

    static final Set<ChangeSet.Kind> CREDENTIALS = Set.of(
            ChangeSet.Kind.CREATE_CREDENTIAL, ChangeSet.Kind.ROTATE_CREDENTIAL, ChangeSet.Kind.RETIRE_CREDENTIAL);

    static final Set<ChangeSet.Kind> TEMPLATES = Set.of(ChangeSet.Kind.CREATE_TEMPLATE, ChangeSet.Kind.CHANGE_TEMPLATE);

    private static final int REASON_LENGTH = 2_000;

    private final Registries registries;
    private final Mirrors mirrors;

    DraftHead(Registries registries, Mirrors mirrors) {
        this.registries = registries;
        this.mirrors = mirrors;
    }

    /**
     * What was read.
     *
     * @param registries at least one, each once
     * @param reason empty where it is at fault, or where a preview has none
     */
    record Head(ChangeSet.Kind kind, List<RegistryId> registries, Optional<String> reason) {}

    /**
     * @param filing whether the draft is to be filed; a preview needs no reason
     * @param faults takes what is wrong with the reason
     * @throws io.mirrordesk.contract.InvalidInput when anything else is wrong: the rest of the draft means nothing then
     */
    Head read(RequestDraft draft, boolean filing, Faults faults) {
        ChangeSet.Kind kind = kind(draft, faults);
        List<RegistryId> asked = registries(kind, draft, faults);
        faults.refuse();
        refuseWhatDoesNotBelong(draft, kind, faults);
        return new Head(kind, asked, reason(draft, filing, faults));
    }

    private static ChangeSet.Kind kind(RequestDraft draft, Faults faults) {
        String word = Faults.optional(draft.kind()).orElse("");
        Optional<ChangeSet.Kind> known = Arrays.stream(ChangeSet.Kind.values())
                .filter(kind -> kind.name().equals(word))
                .findFirst();
        if (known.isEmpty()) {
            String available = String.join(
                    " or ",
                    Arrays.stream(ChangeSet.Kind.values()).map(Enum::name).toList());
            faults.at("kind", "“" + word + "” cannot be requested yet. Use " + available + ".");
        }
        return known.orElse(ChangeSet.Kind.CREATE_MIRROR);
    }

    private static void refuseWhatDoesNotBelong(RequestDraft draft, ChangeSet.Kind kind, Faults faults) {
        boolean repairs = kind == ChangeSet.Kind.REPAIR_DRIFT;
        boolean adopts = kind == ChangeSet.Kind.ADOPT;
        boolean alone = kind == ChangeSet.Kind.ADD_IMAGES || kind == ChangeSet.Kind.RETIRE_MIRROR || repairs || adopts;
        if ((alone || kind == ChangeSet.Kind.CHANGE_TEMPLATE) && draft.credential() != null) {
            faults.at("credential", "A request of kind " + kind + " brings no credential.");
        }
        if ((alone || CREDENTIALS.contains(kind)) && draft.template() != null) {
            faults.at("template", "A request of kind " + kind + " brings no template.");
        }
        if (!repairs && draft.recreate() != null && !draft.recreate().isEmpty()) {
            faults.at(
                    "recreate",
                    "Repositories are recreated by requests of kind REPAIR_DRIFT; this one is of kind " + kind + ".");
        }
        if (!repairs && !adopts && draft.subjects() != null && !draft.subjects().isEmpty()) {
            faults.at(
                    "subjects",
                    "Subjects belong to requests of kind REPAIR_DRIFT or ADOPT; this one is of kind " + kind + ".");
        }
        faults.refuse();
    }

    private List<RegistryId> registries(ChangeSet.Kind kind, RequestDraft draft, Faults faults) {
        List<String> managed = registries.all().stream()
                .map(registry -> registry.id().toString())
                .toList();
        List<String> asked = draft.registries() == null ? unsaid(kind, draft, managed) : draft.registries();
        if (asked.isEmpty()) {
            faults.at("registries", "Name at least one registry.");
        }
        if (Set.copyOf(asked).size() < asked.size()) {
            faults.at("registries", "Name each registry once.");
        }
        asked.stream()
                .filter(registry -> !managed.contains(registry))
                .distinct()
                .forEach(registry -> faults.at("registries", "The registry “" + registry + "” is not managed here."));
        faults.refuse();
        return asked.stream().map(RegistryId::parse).toList();
    }

    /** Where the draft names none: all in which mirrors use the template that changes, else the first one. */
    private List<String> unsaid(ChangeSet.Kind kind, RequestDraft draft, List<String> managed) {
        TemplateDraft template = draft.template();
        List<String> users = kind == ChangeSet.Kind.CHANGE_TEMPLATE && template != null && template.name() != null
                ? mirrors.governedBy(template.name().strip()).stream()
                        .map(mirror -> mirror.definition().registry().toString())
                        .distinct()
                        .toList()
                : List.of();
        return users.isEmpty() ? managed.stream().limit(1).toList() : users;
    }

    private static Optional<String> reason(RequestDraft draft, boolean filing, Faults faults) {
        if (!filing) {
            return Faults.optional(draft.reason());
        }
        Optional<String> reason =
                faults.required("reason", draft.reason(), "Say why it is needed: whoever decides reads this first.");
        reason.filter(text -> text.length() > REASON_LENGTH)
                .ifPresent(text -> faults.at("reason", "The reason has " + text.length() + " characters; 2,000 fit."));
        return reason;
    }
}
