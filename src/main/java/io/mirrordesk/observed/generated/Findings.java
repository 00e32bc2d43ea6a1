package io.mirrordesk.observed.generated;

import io.mirrordesk.plan.Conformity.Finding;
import io.mirrordesk.plan.StepKind;
import java.util.List;
import java.util.SplittableRandom;

/** What does not conform, in the words of the real comparison. */
final class Findings {

    private static final double NONE = 0.9;

    private static final List<List<Finding>> COMMON = List.of(
            List.of(finding(StepKind.PUT_LIFECYCLE_POLICY, "The lifecycle policy is missing.")),
            List.of(finding(StepKind.PUT_LIFECYCLE_POLICY, "The lifecycle policy differs from the template's.")),
            List.of(finding(StepKind.PUT_REPOSITORY_POLICY, "The repository policy differs from the mirror's grants.")),
            List.of(finding(StepKind.PUT_SCANNING, "Images are not scanned on push.")),
            List.of(finding(StepKind.PUT_TAG_MUTABILITY, "Tags are IMMUTABLE, the template wants MUTABLE.")),
            List.of(
                    finding(StepKind.TAG_REPOSITORY, "Tags are missing or differ: cost-centre, mirrordesk:template."),
                    finding(StepKind.PUT_LIFECYCLE_POLICY, "The lifecycle policy is missing."),
                    finding(StepKind.PUT_REPOSITORY_POLICY, "The repository policy is missing.")));

    private Findings() {}

    static List<Finding> some(SplittableRandom random) {
        return random.nextDouble() < NONE ? List.of() : COMMON.get(random.nextInt(COMMON.size()));
    }

    static boolean has(GeneratedRepository repository, StepKind kind) {
        return repository.findings().stream().anyMatch(finding -> finding.code().equals(kind.toString()));
    }

    private static Finding finding(StepKind kind, String message) {
        return new Finding(kind.toString(), message);
    }
}
