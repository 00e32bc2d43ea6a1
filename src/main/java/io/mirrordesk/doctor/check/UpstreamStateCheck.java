package io.mirrordesk.doctor.check;

import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Evidence;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Place;
import io.mirrordesk.doctor.chart.Repository;
import io.mirrordesk.doctor.text.SignalKind;
import io.mirrordesk.observed.PullFailure;
import io.mirrordesk.plan.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the upstream is away or limits pulls: by what the client says, and by ECR's own event about the repository. */
final class UpstreamStateCheck implements Check {

    @Override
    public void examine(Case subject, Chart chart) {
        subject.repository().ifPresent(repository -> {
            chart.readable(repository.failure(), "ECR's last event about the repository");
            event(subject, repository).ifPresent(failure -> byEvent(subject, repository, failure, chart));
        });
        subject.said(SignalKind.TOO_MANY_REQUESTS)
                .ifPresent(said -> limited(subject, List.of(said), Likelihood.LIKELY, chart));
        subject.said(SignalKind.UNAVAILABLE).ifPresent(said -> unavailable(subject, said, chart));
    }

    /** The event of this very tag; one about another tag says nothing. */
    static Optional<PullFailure> event(Case subject, Repository repository) {
        return repository
                .failure()
                .value()
                .flatMap(found -> found)
                .filter(failure -> subject.version()
                        .filter(version -> version.equals(failure.tag()))
                        .isPresent());
    }

    private static void byEvent(Case subject, Repository repository, PullFailure failure, Chart chart) {
        Evidence told = evidence(subject, repository, failure);
        String code = String.valueOf(failure.code()).toLowerCase(Locale.ROOT);
        if (code.contains("toomany") || code.contains("throttl")) {
            List<Evidence> lines = new ArrayList<>(List.of(told));
            subject.said(SignalKind.TOO_MANY_REQUESTS).ifPresent(lines::add);
            limited(subject, lines, Likelihood.CERTAIN, chart);
        } else if (code.contains("unavailable") && subject.says(SignalKind.UNAVAILABLE, SignalKind.TIMEOUT)) {
            repository.rule().ifPresent(rule -> down(subject, repository, rule, chart, told));
        }
    }

    static Evidence evidence(Case subject, Repository repository, PullFailure failure) {
        return new Evidence(
                "ECR's event about " + subject.tagged(repository.name().value()) + " says: " + failure.code() + ", “"
                        + failure.reason() + "”",
                repository.failure().source(),
                failure.at());
    }

    private static void limited(Case subject, List<Evidence> lines, Likelihood likelihood, Chart chart) {
        boolean here = subject.place().filter(Place.Here.class::isInstance).isPresent();
        chart.found(
                Cause.UPSTREAM_LIMITED,
                likelihood,
                here
                        ? "The upstream, or ECR itself, limits the rate of pulls."
                        : "The upstream limits the rate of pulls.",
                here
                        ? "ECR asks the upstream for what is not cached and once a day for what is, and answers 429 where it may not. "
                                + "Docker Hub counts the pulls of the rule's account in windows of six hours."
                        : "Without the cache each pull counts, for everybody behind the same address.",
                lines,
                Fix.of(new Fix.Advice(
                        here
                                ? "Pull again later; what is cached is served in spite of the limit. If it happens often, the mirror's credential needs a larger plan."
                                : "Pull it through a mirror.")));
    }

    private static void unavailable(Case subject, Evidence said, Chart chart) {
        Optional<Repository> repository = subject.repository();
        Optional<Resource.Rule> rule = repository.flatMap(Repository::rule);
        boolean answers = repository
                .flatMap(Repository::validation)
                .flatMap(reading -> reading.value())
                .filter(valid -> valid.isValid())
                .isPresent();
        if (!chart.has(Cause.UPSTREAM_DOWN)) {
            chart.found(
                    Cause.UPSTREAM_DOWN,
                    answers ? Likelihood.POSSIBLE : Likelihood.LIKELY,
                    rule.map(found -> found.upstreamUrl() + " was away when the image was pulled.")
                            .orElse("The registry had an error of its own."),
                    answers
                            ? "It answers now, so the outage is over."
                            : "ECR answers so when it cannot fetch what is not cached.",
                    List.of(said),
                    Fix.of(new Fix.Advice("Pull again in a few minutes; what is cached is served meanwhile.")));
        }
    }

    static void down(Case subject, Repository repository, Resource.Rule rule, Chart chart, Evidence evidence) {
        boolean cached = repository.cached().isPresent();
        chart.found(
                Cause.UPSTREAM_DOWN,
                cached ? Likelihood.POSSIBLE : Likelihood.CERTAIN,
                "ECR cannot reach " + rule.upstreamUrl() + ".",
                cached
                        ? "This image is cached and is served in spite of that; it is only not refreshed."
                        : "This image is not cached, so it has to come from there.",
                Chart.lines(Optional.of(evidence), subject.said(SignalKind.UNAVAILABLE, SignalKind.TIMEOUT)),
                Fix.of(
                        new Fix.Advice("Pull again when the upstream is back, or use a tag that is cached."),
                        new Fix.RunCommand(
                                "Which tags are cached",
                                subject.registry().cli("ecr list-images --repository-name " + repository.name()))));
    }
}
