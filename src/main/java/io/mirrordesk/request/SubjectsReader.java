package io.mirrordesk.request;

import io.mirrordesk.desired.DesiredResource;
import io.mirrordesk.desired.DesiredState;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.observed.RepositoryRow;
import io.mirrordesk.oci.InvalidRepositoryName;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Difference;
import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.ObservedState;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads the member {@code subjects} of a draft that repairs drift: each has to be managed here, and to differ at this moment. */
@Component
class SubjectsReader {

    /** Each is a step of the plan at least, which people have to be able to read. */
    private static final int MOST = 200;

    private final DesiredState desired;
    private final Mirrors mirrors;
    private final Inventory inventory;
    private final LiveState live;
    private final LiveChecks checks;

    SubjectsReader(DesiredState desired, Mirrors mirrors, Inventory inventory, LiveState live, LiveChecks checks) {
        this.desired = desired;
        this.mirrors = mirrors;
        this.inventory = inventory;
        this.live = live;
        this.checks = checks;
    }

    /**
     * What is repaired.
     *
     * @param subjects in the order of the draft, each once
     * @param recreates repositories among them that are deleted and created again
     */
    record Repair(List<Subject> subjects, List<RepositoryName> recreates) {

        static final Repair NONE = new Repair(List.of(), List.of());
    }

    /** Empty, and a fault, when something is wrong with one. */
    Repair repair(RequestDraft draft, RegistryId registry, Faults faults) {
        List<String> texts = draft.subjects() == null ? List.of() : draft.subjects();
        if (texts.isEmpty()) {
            faults.at("subjects", "Name what is to be repaired, such as rule:docker-hub.");
        } else if (texts.size() > MOST) {
            faults.at(
                    "subjects",
                    "These are %,d subjects; a request can repair at most %d.".formatted(texts.size(), MOST));
        } else {
            checks.checkAddition(registry, faults);
            return read(draft, texts, registry, faults);
        }
        return Repair.NONE;
    }

    private Repair read(RequestDraft draft, List<String> texts, RegistryId registry, Faults faults) {
        Map<Subject, DesiredResource> managed = desired.of(registry);
        Map<Subject, DesiredResource> asked = new LinkedHashMap<>();
        Map<Subject, String> fields = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String field = "subjects[" + i + "]";
            subject(texts.get(i), field, faults)
                    .flatMap(subject -> wanted(registry, subject, managed, field, faults))
                    .ifPresent(wanted -> {
                        asked.putIfAbsent(wanted.resource().subject(), wanted);
                        fields.putIfAbsent(wanted.resource().subject(), field);
                    });
        }
        Set<RepositoryName> recreated = Recreations.named(draft, faults);
        Recreations.checkSubjects(recreated, texts, asked.keySet(), faults);
        if (faults.errors().isEmpty()) {
            checkDifferent(registry, asked, fields, recreated, faults);
            fields.forEach((subject, field) -> checks.checkRepair(registry, subject, field, faults));
        }
        return new Repair(List.copyOf(asked.keySet()), List.copyOf(recreated));
    }

    private static Optional<Subject> subject(String text, String field, Faults faults) {
        try {
            return Optional.of(Subject.parse(text.strip()));
        } catch (IllegalArgumentException malformed) {
            faults.at(field, String.valueOf(malformed.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<DesiredResource> wanted(
            RegistryId registry, Subject subject, Map<Subject, DesiredResource> managed, String field, Faults faults) {
        Optional<DesiredResource> wanted = switch (subject.type()) {
            case REQUEST, TEMPLATE -> {
                faults.at(field, "“" + subject + "” is a thing of the portal and nothing in AWS, so it cannot drift.");
                yield Optional.empty();
            }
            case REPOSITORY -> repository(registry, subject);
            case SECRET, NATIVE_TEMPLATE, RULE, STATEMENT -> Optional.ofNullable(managed.get(subject));
        };
        if (wanted.isEmpty()
                && faults.errors().stream().noneMatch(error -> error.field().equals(field))) {
            faults.at(field, "“" + subject + "” is not managed here, so there is nothing to repair it to.");
        }
        return wanted;
    }

    /** Of repositories only those that somebody asked for by name, or that a pull made since their mirror came under management. */
    private Optional<DesiredResource> repository(RegistryId registry, Subject subject) {
        try {
            RepositoryName name = RepositoryName.parse(subject.name());
            Optional<DesiredResource> wanted = desired.repository(registry, name);
            Optional<RepositoryRow> row = inventory.repository(registry, name.value());
            return wanted.filter(
                    found -> row.filter(known -> isOwn(registry, known, found)).isPresent());
        } catch (InvalidRepositoryName _) {
            return Optional.empty();
        }
    }

    private boolean isOwn(RegistryId registry, RepositoryRow row, DesiredResource wanted) {
        return mirrors.find(registry, Objects.requireNonNull(wanted.mirror(), "found by its mirror"))
                .filter(mirror -> mirror.owns(row.requested(), row.createdAt()))
                .isPresent();
    }

    /** What could not be read is left to the plan, which refuses. */
    private void checkDifferent(
            RegistryId registry,
            Map<Subject, DesiredResource> asked,
            Map<Subject, String> fields,
            Set<RepositoryName> recreated,
            Faults faults) {
        ObservedState observed = live.observe(registry, asked.keySet());
        asked.forEach((subject, wanted) -> {
            Observation found = observed.of(subject);
            if (found instanceof Observation.Unknown) {
                return;
            }
            String field = fields.getOrDefault(subject, "subjects");
            if (Difference.between(wanted.resource(), found).isEmpty()) {
                faults.at(field, "“" + subject + "” is as it should be, so there is nothing to repair.");
            } else if (wanted.resource() instanceof Resource.Secret) {
                faults.at(field, lost(subject, wanted, found));
            }
            if (wanted.resource() instanceof Resource.Repository repository) {
                Recreations.check(repository, found, recreated, field, faults);
            }
        });
    }

    private static String lost(Subject subject, DesiredResource wanted, Observation found) {
        return found instanceof Observation.Absent
                ? "“%s” is gone, and its value with it. Rotate the credential “%s” instead: a request of kind ROTATE_CREDENTIAL brings a new value."
                        .formatted(subject, wanted.credential())
                : "“%s” is scheduled for deletion. Restore it in Secrets Manager, or rotate the credential “%s”: a request of kind ROTATE_CREDENTIAL brings a new value."
                        .formatted(subject, wanted.credential());
    }

    /** The team that owns the mirror of the first of them that has one; empty for secrets. */
    Optional<String> team(RegistryId registry, List<Subject> repaired) {
        return repaired.stream()
                .flatMap(subject -> desired.of(registry, subject).stream())
                .flatMap(wanted -> Optional.ofNullable(wanted.team()).stream())
                .findFirst();
    }
}
