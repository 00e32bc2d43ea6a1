package io.mirrordesk.request;

import io.mirrordesk.oci.InvalidRepositoryName;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Conformity;
import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.Resource.Repository;
import io.mirrordesk.plan.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the member {@code recreate} of a draft that repairs drift. Deleting a repository is asked for by name, one after the other, and only
 * for what nothing else changes.
 */
final class Recreations {

    private static final String FIELD = "recreate";

    private Recreations() {}

    /** The names in the order of the draft, each once. */
    static Set<RepositoryName> named(RequestDraft draft, Faults faults) {
        Set<RepositoryName> names = new LinkedHashSet<>();
        for (String text : draft.recreate() == null ? List.<String>of() : draft.recreate()) {
            try {
                names.add(RepositoryName.parse(text.strip()));
            } catch (InvalidRepositoryName invalid) {
                faults.at(FIELD, String.valueOf(invalid.getMessage()));
            }
        }
        return names;
    }

    /**
     * @param subjects as the draft writes them
     * @param managed those of them that are managed here
     */
    static void checkSubjects(Set<RepositoryName> names, List<String> subjects, Set<Subject> managed, Faults faults) {
        for (RepositoryName name : names) {
            Subject subject = Subject.repository(name);
            if (subjects.stream().noneMatch(text -> text.strip().equals(subject.toString()))) {
                faults.at(
                        FIELD,
                        "“%s” is not among the subjects: name %s there too, since it is a subject that is recreated."
                                .formatted(name, subject));
            } else if (!managed.contains(subject)) {
                faults.at(
                        FIELD,
                        "“%s” does not belong to a mirror that is managed here, so nothing says how it would be created again."
                                .formatted(name));
            }
        }
    }

    /** @param field of the subject */
    static void check(
            Repository wanted, Observation observation, Set<RepositoryName> names, String field, Faults faults) {
        boolean asked = names.contains(wanted.name());
        if (observation instanceof Observation.Present(Repository found)) {
            if (asked && !found.needsRecreation(wanted)) {
                faults.at(
                        FIELD,
                        "The encryption of “%s” does not differ: it is %s, as it should be. What else differs is repaired without deleting it."
                                .formatted(wanted.name(), found.encryption()));
            } else if (!asked && isUnchangeable(found, wanted)) {
                faults.at(
                        field,
                        "“%s” differs in nothing but its encryption, which a repair leaves as it is. To have it deleted and created again, with its images lost, name %s in recreate."
                                .formatted(wanted.subject(), wanted.name()));
            }
        } else if (asked && observation instanceof Observation.Absent) {
            faults.at(
                    FIELD,
                    "“%s” does not exist, so there is nothing to delete: a repair creates it as it should be."
                            .formatted(wanted.name()));
        }
    }

    /** Whether it differs, and in nothing that a step changes in place. */
    private static boolean isUnchangeable(Repository found, Repository wanted) {
        List<Conformity.Finding> findings = Conformity.of(found, wanted).findings();
        return !findings.isEmpty()
                && findings.stream().allMatch(finding -> finding.step().isEmpty());
    }
}
