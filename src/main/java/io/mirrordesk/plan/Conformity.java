package io.mirrordesk.plan;

import io.mirrordesk.plan.Resource.Repository;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a repository is what its mirror and template want, and what differs if not. */
public record Conformity(List<Finding> findings) {

    /**
     * One difference.
     *
     * @param code the kind of the step that would repair it, or {@link #RECREATE}
     * @param message a sentence for people
     */
    public record Finding(String code, String message) {

        /** The kind of the step that would repair it; empty where no single step does. */
        public Optional<StepKind> step() {
            return code.equals(RECREATE) ? Optional.empty() : Optional.of(StepKind.parse(code));
        }
    }

    /** The code of what no step changes in place: somebody has to ask for the repository to be deleted and created again. */
    public static final String RECREATE = "RecreateRepository";

    public static Conformity of(Repository observed, Repository target) {
        return new Conformity(Stream.concat(
                        RepositorySteps.between(observed, target).stream()
                                .map(step -> new Finding(step.kind().toString(), sentence(step))),
                        Stream.of(target.encryption())
                                .filter(_ -> observed.needsRecreation(target))
                                .map(wanted -> new Finding(RECREATE, sentence(observed.encryption(), wanted))))
                .toList());
    }

    /** What differs in the encryption, and what the way out is. */
    private static String sentence(Encryption found, Encryption wanted) {
        return "It is encrypted with %s, and the template wants %s: only deleting it and creating it again changes that."
                .formatted(found, wanted);
    }

    public boolean conforms() {
        return findings.isEmpty();
    }

    private static String sentence(Step step) {
        return switch (step) {
            case Step.TagRepository tag ->
                "Tags are missing or differ: " + String.join(", ", tag.after().keySet()) + ".";
            case Step.PutLifecyclePolicy put when put.before() == null -> "The lifecycle policy is missing.";
            case Step.PutLifecyclePolicy _ -> "The lifecycle policy differs from the template's.";
            case Step.DeleteLifecyclePolicy _ -> "There is a lifecycle policy, and the template has none.";
            case Step.PutRepositoryPolicy put when put.before() == null -> "The repository policy is missing.";
            case Step.PutRepositoryPolicy _ -> "The repository policy differs from the mirror's grants.";
            case Step.DeleteRepositoryPolicy _ -> "There is a repository policy, and the mirror grants nothing.";
            case Step.PutTagMutability put -> "Tags are " + put.before() + ", the template wants " + put.after() + ".";
            case Step.PutScanning put ->
                put.after()
                        ? "Images are not scanned on push."
                        : "Images are scanned on push, the template does not want it.";
            default -> step.kind().toString();
        };
    }
}
