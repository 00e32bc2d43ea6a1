package io.mirrordesk.doctor.check;

import io.mirrordesk.aws.CreationTemplate;
import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Repository;
import io.mirrordesk.doctor.text.SignalKind;
import java.util.Comparator;
import java.util.Optional;

/**
 * Whether ECR can create the repository by the creation template that covers it.
 *
 * @see <a href="https://github.com/aws/containers-roadmap/issues/2398">aws/containers-roadmap 2398: “not found” at every first pull</a>
 */
final class TemplateCheck implements Check {

    @Override
    public void examine(Case subject, Chart chart) {
        subject.repository()
                .filter(Repository::isAbsent)
                .filter(repository -> repository.rule().isPresent())
                .filter(repository -> chart.readable(repository.templates(), "The creation templates"))
                .ifPresent(repository -> examine(subject, repository, chart));
    }

    private static void examine(Case subject, Repository repository, Chart chart) {
        Optional<CreationTemplate> template = repository.templates().value().orElseThrow().stream()
                .filter(each -> each.covers(repository.name()))
                .max(Comparator.comparingInt(CreationTemplate::weight));
        if (template.filter(CreationTemplate::breaksFirstPulls).isEmpty()) {
            chart.fine(repository
                    .templates()
                    .says(template.map(each ->
                                    "The creation template " + each.prefix() + " lets ECR create the repository.")
                            .orElse("No creation template stands in the way.")));
            return;
        }
        String prefix = template.get().prefix();
        chart.found(
                Cause.TEMPLATE_WITHOUT_ROLE,
                Likelihood.CERTAIN,
                "ECR's creation template " + prefix
                        + " sets tags or a KMS key and has no role, so no repository can be created below it.",
                "Every first pull fails, and ECR says “not found”.",
                Chart.lines(
                        Optional.of(repository
                                .templates()
                                .says("The template " + prefix + " has tags or a key, and no customRoleArn.")),
                        Optional.of(repository.state().says("The repository does not exist yet.")),
                        subject.said(SignalKind.NAME_UNKNOWN, SignalKind.NOT_FOUND)),
                Fix.of(
                        new Fix.Advice(
                                "Tell the people who manage this registry: the template needs a role, or no tags and no key. "
                                        + "The portal sets tags itself, without one."),
                        new Fix.RunCommand(
                                "Look at it",
                                subject.registry()
                                        .cli("ecr describe-repository-creation-templates --prefixes " + prefix))));
    }
}
