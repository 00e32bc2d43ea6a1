package io.mirrordesk.doctor.check;

import io.mirrordesk.aws.RepositoryDetails;
import io.mirrordesk.doctor.Evidence;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Repository;
import io.mirrordesk.policy.AccessAnswer;
import io.mirrordesk.policy.AccessAnswer.Effect;
import java.util.List;
import java.util.Optional;

/**
 * What the two documents say together about an action that a pull needs.
 *
 * @param document which one decides, in a sentence
 * @param isIgnoredByScope whether the registry's policy allows it and is not asked about it
 */
record Permission(String action, AccessAnswer answer, String document, Evidence evidence, boolean isIgnoredByScope) {

    /** @throws io.mirrordesk.policy.InvalidPolicy if a document is no policy */
    static List<Permission> needed(Case subject, Repository repository, String account) {
        return Permitted.actions(repository.exists()).stream()
                .map(action -> of(repository, new Permitted(subject, repository, account, action)))
                .toList();
    }

    private static Permission of(Repository repository, Permitted asked) {
        Optional<String> registryPolicy = repository.registryPolicy().value().orElseThrow();
        Optional<String> own = repository.state().value().orElseThrow().map(RepositoryDetails::repositoryPolicy);
        AccessAnswer byRegistry = asked.by(registryPolicy);
        AccessAnswer byRepository = asked.by(own);
        boolean counts = asked.registryPolicyCounts();
        AccessAnswer together =
                AccessAnswer.together(counts ? List.of(byRegistry, byRepository) : List.of(byRepository));
        boolean ignored = !counts && byRegistry.is(Effect.ALLOWED) && !together.is(Effect.ALLOWED);
        boolean registrys = counts && byRegistry.effect() == together.effect() && !byRegistry.is(Effect.NOT_MENTIONED);
        return new Permission(
                asked.action(),
                together,
                registrys ? "the registry's policy" : "the repository's policy",
                registrys || ignored || repository.isAbsent()
                        ? repository
                                .registryPolicy()
                                .says(asked.said("The registry's policy", registryPolicy, byRegistry))
                        : repository.state().says(asked.said("The repository's policy", own, byRepository)),
                ignored);
    }
}
