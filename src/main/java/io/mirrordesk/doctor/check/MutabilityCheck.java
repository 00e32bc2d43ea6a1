package io.mirrordesk.doctor.check;

import io.mirrordesk.aws.RepositoryDetails;
import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Repository;
import io.mirrordesk.doctor.text.SignalKind;
import java.util.Optional;

/** Whether immutable tags keep an image from changing. */
final class MutabilityCheck implements Check {

    @Override
    public void examine(Case subject, Chart chart) {
        subject.repository()
                .filter(repository -> subject.says(SignalKind.TAG_IMMUTABLE))
                .ifPresent(repository -> examine(subject, repository, chart));
    }

    private static void examine(Case subject, Repository repository, Chart chart) {
        Optional<String> mutability = repository
                .state()
                .value()
                .flatMap(found -> found)
                .map(RepositoryDetails::summary)
                .map(summary -> summary.tagMutability());
        boolean immutable =
                mutability.filter(text -> text.startsWith("IMMUTABLE")).isPresent();
        chart.found(
                Cause.TAG_IMMUTABLE,
                immutable ? Likelihood.CERTAIN : Likelihood.LIKELY,
                "Tags of this repository cannot be changed.",
                "A tag that is there stays as it is: nobody can push it again, and ECR does not refresh it from the upstream.",
                Chart.lines(
                        subject.said(SignalKind.TAG_IMMUTABLE),
                        mutability.map(text -> repository.state().says("The repository's tags are " + text + "."))),
                Fix.of(new Fix.Advice(
                        "Use another tag. A cache wants mutable tags: ask for a template that has them.")));
    }
}
