package io.mirrordesk.observed;

import io.mirrordesk.aws.RepositoryDetails;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.Conformity;
import io.mirrordesk.plan.Conformity.Finding;
import io.mirrordesk.plan.StepKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one repository beyond its listing and its images, as the row's columns.
 *
 * @param conforms null when no mirror says what the repository should be
 */
record ReadRepository(
        @Nullable Boolean conforms,
        List<Finding> findings,
        Map<String, String> tags,
        @Nullable String lifecyclePolicy,
        @Nullable String repositoryPolicy) {

    static ReadRepository of(RepositoryDetails details, Optional<ManagedMirror> mirror) {
        Optional<Conformity> conformity = mirror.map(covering -> conformity(details, covering));
        return new ReadRepository(
                conformity.map(Conformity::conforms).orElse(null),
                conformity.map(Conformity::findings).orElse(List.of()),
                details.tags(),
                details.lifecyclePolicy(),
                details.repositoryPolicy());
    }

    private static Conformity conformity(RepositoryDetails details, ManagedMirror mirror) {
        return details.resource()
                .map(observed -> Conformity.of(
                        observed,
                        new Blueprint(mirror.definition())
                                .repository(details.summary().name())))
                .orElseGet(() -> foreignMutability(details.summary().tagMutability()));
    }

    private static Conformity foreignMutability(String mutability) {
        String sentence =
                "Tags are " + mutability + ", which templates do not set. Set the repository to MUTABLE or IMMUTABLE"
                        + " in AWS; it is compared again at the next reading.";
        return new Conformity(List.of(new Finding(StepKind.PUT_TAG_MUTABILITY.toString(), sentence)));
    }
}
