package io.mirrordesk.doctor.check;

import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Repository;
import io.mirrordesk.doctor.text.SignalKind;
import java.util.Optional;

/** Whether the role that pulls may: ECR hides a permission that its own policy lacks behind “not found”. */
final class IdentityCheck implements Check {

    @Override
    public void examine(Case subject, Chart chart) {
        subject.repository().ifPresent(repository -> examine(subject, repository, chart));
    }

    private static void examine(Case subject, Repository repository, Chart chart) {
        Optional<String> policy =
                subject.complaint().first(SignalKind.NOT_AUTHORIZED).flatMap(signal -> signal.detail("policy"));
        boolean named = policy.filter("no identity-based policy"::equals).isPresent();
        boolean hidden = repository.lacksImage()
                && repository.rule().isPresent()
                && subject.says(SignalKind.NAME_UNKNOWN, SignalKind.MANIFEST_UNKNOWN, SignalKind.NOT_FOUND);
        if (!named && (!hidden || chart.isProved())) {
            return;
        }
        String pair = repository.exists()
                ? "ecr:BatchImportUpstreamImage"
                : "ecr:BatchImportUpstreamImage and ecr:CreateRepository";
        chart.found(
                Cause.IDENTITY_POLICY,
                named ? Likelihood.CERTAIN : Likelihood.POSSIBLE,
                named
                        ? "The role that pulls has no policy that allows "
                                + subject.complaint()
                                        .first(SignalKind.NOT_AUTHORIZED)
                                        .flatMap(signal -> signal.detail("action"))
                                        .orElse("it")
                                + "."
                        : "The role that pulls may lack " + pair + ".",
                named
                        ? "Both sides have to allow a pull: the policies here and the policy of the role."
                        : "ECR answers “not found” then. The policy of a role cannot be read from here; AWS's own read-only policies do not have these actions.",
                Chart.lines(subject.said(AccessCheck.REFUSALS)),
                Fix.of(new Fix.RunCommand("Allow it in the policy of the role", statement(subject, repository))));
    }

    private static String statement(Case subject, Repository repository) {
        String below = repository.rule().map(rule -> rule.prefix().below()).orElse("");
        return """
                {"Effect": "Allow",
                 "Action": ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer",
                            "ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
                 "Resource": "%s%s*"}""".formatted(subject.registry().id().repositoryArnPrefix(), below);
    }
}
