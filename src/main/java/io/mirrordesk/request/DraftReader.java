package io.mirrordesk.request;

import io.mirrordesk.identity.Person;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.TemplateSpec;
import io.mirrordesk.request.CredentialReader.Asked;
import io.mirrordesk.request.DraftHead.Head;
import io.mirrordesk.request.MirrorReader.Brought;
import io.mirrordesk.request.RequestDraft.CredentialDraft;
import io.mirrordesk.request.RequestDraft.MirrorDraft;
import io.mirrordesk.request.RequestDraft.TemplateDraft;
import io.mirrordesk.request.SubjectsReader.Repair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a draft into a change, or says everything that is wrong with it. */
@Component
class DraftReader {

    private final DraftHead heads;
    private final MirrorReader mirrors;
    private final MirrorChangeReader changes;
    private final CredentialReader credentials;
    private final CredentialChangeReader credentialChanges;
    private final TemplateReader templates;
    private final SubjectsReader subjects;
    private final TemplateChangeReader templateChanges;
    private final AdoptionReader adoptions;
    private final EncryptionCheck encryption;
    private final LiveChecks checks;

    DraftReader(
            DraftHead heads,
            MirrorReader mirrors,
            MirrorChangeReader changes,
            CredentialReader credentials,
            CredentialChangeReader credentialChanges,
            TemplateReader templates,
            SubjectsReader subjects,
            TemplateChangeReader templateChanges,
            AdoptionReader adoptions,
            EncryptionCheck encryption,
            LiveChecks checks) {
        this.heads = heads;
        this.mirrors = mirrors;
        this.changes = changes;
        this.credentials = credentials;
        this.credentialChanges = credentialChanges;
        this.templates = templates;
        this.subjects = subjects;
        this.templateChanges = templateChanges;
        this.adoptions = adoptions;
        this.encryption = encryption;
        this.checks = checks;
    }

    /**
     * A draft that is in order.
     *
     * @param changes the same in each of its registries
     */
    record Read(List<ChangeSet> changes, String team, String reason, Faults faults) {}

    /**
     * @param filing whether the draft is to be filed; a preview needs no reason and no token
     * @throws io.mirrordesk.contract.InvalidInput with a sentence at every field that is wrong
     */
    Read read(RequestDraft draft, Person by, boolean filing) {
        Faults faults = new Faults();
        Head head = heads.read(draft, filing, faults);
        Map<RegistryId, Faults> found = new LinkedHashMap<>();
        List<ChangeSet> changes = new ArrayList<>();
        for (RegistryId registry : head.registries()) {
            Faults there = new Faults();
            change(draft, head.kind(), registry, by, filing, there).ifPresent(changes::add);
            found.put(registry, there);
        }
        faults.takeEach(found);
        faults.refuse();
        return new Read(changes, team(changes.getFirst(), by), head.reason().orElse(""), faults);
    }

    private String team(ChangeSet change, Person by) {
        return Optional.ofNullable(change.mirror())
                .or(() -> Optional.ofNullable(change.adoption()).stream()
                        .flatMap(adoption -> adoption.mirrors().stream())
                        .findFirst())
                .map(MirrorSpec::team)
                .or(() -> subjects.team(change.registry(), change.subjects()))
                .orElseGet(() -> by.teams().isEmpty() ? by.name() : by.teams().getFirst());
    }

    /** The change in one registry; empty when something is wrong there. */
    private Optional<ChangeSet> change(
            RequestDraft draft, ChangeSet.Kind kind, RegistryId registry, Person by, boolean filing, Faults faults) {
        if (kind == ChangeSet.Kind.ADOPT) {
            return adoptions.read(draft, registry, by, faults);
        }
        Optional<Asked> credential = credential(draft, kind, registry, by, filing, faults);
        Optional<TemplateSpec> template = template(draft, kind, registry, by, faults);
        Optional<MirrorSpec> mirror = mirror(draft, kind, registry, by, faults);
        mirror.ifPresent(spec -> check(kind, registry, spec, faults));
        if (mirror.isPresent() && credential.isPresent()) {
            checkTogether(mirror.get(), credential.get(), faults);
        }
        List<RepositoryName> deletes = deletes(draft, kind, registry, mirror, faults);
        encryption.check(kind, registry, template, mirror, faults);
        Repair repair = kind == ChangeSet.Kind.REPAIR_DRIFT ? subjects.repair(draft, registry, faults) : Repair.NONE;
        if (faults.any()) {
            return Optional.empty();
        }
        return Optional.of(new ChangeSet(
                        kind,
                        registry,
                        mirror.orElse(null),
                        credential
                                .map(asked -> credentialChanges.spec(kind, asked, registry))
                                .orElse(null),
                        template.orElse(null),
                        deletes,
                        repair.subjects())
                .recreating(repair.recreates()));
    }

    private Optional<Asked> credential(
            RequestDraft draft, ChangeSet.Kind kind, RegistryId registry, Person by, boolean filing, Faults faults) {
        CredentialDraft credential = draft.credential();
        if (credential == null) {
            if (DraftHead.CREDENTIALS.contains(kind)) {
                faults.at("credential", "Describe the credential.");
            }
            return Optional.empty();
        }
        return switch (kind) {
            case CREATE_CREDENTIAL -> credentialChanges.creation(credential, registry, filing, faults);
            case ROTATE_CREDENTIAL -> credentialChanges.rotation(credential, registry, by, filing, faults);
            case RETIRE_CREDENTIAL -> credentialChanges.retirement(credential, registry, by, faults);
            case CREATE_MIRROR,
                    CHANGE_MIRROR,
                    RETIRE_MIRROR,
                    ADD_IMAGES,
                    CREATE_TEMPLATE,
                    REPAIR_DRIFT,
                    CHANGE_TEMPLATE,
                    ADOPT -> brought(draft, credential, registry, filing, faults);
        };
    }

    private Optional<Asked> brought(
            RequestDraft draft, CredentialDraft credential, RegistryId registry, boolean filing, Faults faults) {
        if (draft.mirror() == null
                || !Faults.optional(draft.mirror().credential()).equals(Faults.optional(credential.name()))) {
            faults.at(
                    "credential.name", "The mirror must name the credential that comes with it, in mirror.credential.");
        }
        Optional<Asked> asked = credentials.read(credential, registry, filing, faults);
        asked.ifPresent(found -> checks.checkCredential(registry, found.name(), faults));
        return asked;
    }

    private static void checkTogether(MirrorSpec mirror, Asked credential, Faults faults) {
        if (!credential.upstream().key().equals(mirror.upstream())) {
            faults.at("credential.upstream", "The credential must be for the mirror's upstream.");
        }
    }

    private Optional<TemplateSpec> template(
            RequestDraft draft, ChangeSet.Kind kind, RegistryId registry, Person by, Faults faults) {
        TemplateDraft template = draft.template();
        if (template == null) {
            if (DraftHead.TEMPLATES.contains(kind)) {
                faults.at("template", "Describe the template.");
            }
            return Optional.empty();
        }
        return kind == ChangeSet.Kind.CHANGE_TEMPLATE
                ? templateChanges.change(template, registry, by, faults)
                : templates.read(template, faults);
    }

    private Optional<MirrorSpec> mirror(
            RequestDraft draft, ChangeSet.Kind kind, RegistryId registry, Person by, Faults faults) {
        MirrorDraft mirror = draft.mirror();
        if (DraftHead.TEMPLATES.contains(kind)
                || kind == ChangeSet.Kind.REPAIR_DRIFT
                || kind == ChangeSet.Kind.ADOPT
                || DraftHead.CREDENTIALS.contains(kind)) {
            if (mirror != null) {
                faults.at("mirror", "A request of kind " + kind + " has no mirror.");
            }
            return Optional.empty();
        }
        if (mirror == null) {
            faults.at("mirror", "Describe the mirror.");
            return Optional.empty();
        }
        return switch (kind) {
            case CREATE_MIRROR -> mirrors.read(mirror, registry, brought(draft), by, faults);
            case CHANGE_MIRROR -> changes.change(mirror, registry, brought(draft), by, faults);
            case RETIRE_MIRROR -> changes.retirement(mirror, registry, by, faults);
            case ADD_IMAGES -> changes.additions(mirror, registry, by, faults);
            case CREATE_CREDENTIAL,
                    ROTATE_CREDENTIAL,
                    RETIRE_CREDENTIAL,
                    CREATE_TEMPLATE,
                    REPAIR_DRIFT,
                    CHANGE_TEMPLATE,
                    ADOPT -> Optional.empty();
        };
    }

    private void check(ChangeSet.Kind kind, RegistryId registry, MirrorSpec spec, Faults faults) {
        switch (kind) {
            case CREATE_MIRROR -> checks.check(registry, spec.prefix(), spec.upstreamUrl(), faults);
            case CHANGE_MIRROR, RETIRE_MIRROR -> checks.checkChange(registry, spec.prefix(), faults);
            case ADD_IMAGES,
                    CREATE_CREDENTIAL,
                    ROTATE_CREDENTIAL,
                    RETIRE_CREDENTIAL,
                    CREATE_TEMPLATE,
                    CHANGE_TEMPLATE,
                    REPAIR_DRIFT,
                    ADOPT -> checks.checkAddition(registry, faults);
        }
    }

    private List<RepositoryName> deletes(
            RequestDraft draft, ChangeSet.Kind kind, RegistryId registry, Optional<MirrorSpec> mirror, Faults faults) {
        return kind == ChangeSet.Kind.RETIRE_MIRROR && mirror.isPresent() && draft.mirror() != null
                ? changes.deletes(draft.mirror(), registry, mirror.get(), faults)
                : List.of();
    }

    private static Brought brought(RequestDraft draft) {
        return new Brought(
                name(draft.credential()),
                draft.template() == null ? null : draft.template().name());
    }

    private static @Nullable String name(@Nullable CredentialDraft credential) {
        return credential == null ? null : credential.name();
    }
}
