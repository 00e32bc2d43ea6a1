package io.mirrordesk.doctor.check;

import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Repository;
import io.mirrordesk.doctor.text.SignalKind;
import io.mirrordesk.observed.PullFailure;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the upstream has the image and gives it to this credential. The portal does not ask it: that would count as a pull. */
final class UpstreamImageCheck implements Check {

    @Override
    public void examine(Case subject, Chart chart) {
        boolean pulled = subject.repository().filter(Repository::lacksImage).isPresent()
                && subject.complaint()
                        .reference()
                        .filter(image -> image.digest().isEmpty())
                        .isPresent();
        if (pulled && !chart.isProved()) {
            Repository repository = subject.repository().orElseThrow();
            repository.rule().ifPresent(rule -> examine(subject, repository, rule, chart));
        }
    }

    private static void examine(Case subject, Repository repository, Resource.Rule rule, Chart chart) {
        String image = image(subject, repository, rule);
        if (subject.says(SignalKind.UPSTREAM_LOGIN_FAILED, SignalKind.FORBIDDEN)) {
            chart.found(
                    Cause.UPSTREAM_DENIES,
                    Likelihood.LIKELY,
                    "The upstream does not give " + image + " to the rule's credential.",
                    "Upstreams answer so for an image that is private, and some of them for one that does not exist.",
                    Chart.lines(
                            subject.said(SignalKind.UPSTREAM_LOGIN_FAILED, SignalKind.FORBIDDEN),
                            Optional.of(repository.image().says("The image is not cached."))),
                    fixes(image));
        } else if (subject.says(SignalKind.MANIFEST_UNKNOWN, SignalKind.NAME_UNKNOWN, SignalKind.NOT_FOUND)) {
            Optional<PullFailure> told = UpstreamStateCheck.event(subject, repository)
                    .filter(failure -> String.valueOf(failure.code())
                            .toLowerCase(Locale.ROOT)
                            .contains("notfound"));
            chart.found(
                    Cause.NOT_AT_UPSTREAM,
                    told.isPresent() ? Likelihood.LIKELY : Likelihood.POSSIBLE,
                    "The upstream may have no " + image + ".",
                    "ECR says “not found” for a tag or repository that the upstream does not have.",
                    Chart.lines(
                            subject.said(SignalKind.MANIFEST_UNKNOWN, SignalKind.NAME_UNKNOWN, SignalKind.NOT_FOUND),
                            told.map(failure -> UpstreamStateCheck.evidence(subject, repository, failure)),
                            Optional.of(repository.image().says("The image is not cached."))),
                    fixes(image));
        }
    }

    private static List<Fix> fixes(String image) {
        return Fix.of(
                new Fix.RunCommand("See whether the upstream has it", "skopeo inspect docker://" + image),
                new Fix.Advice("If it is not there, correct the name or the tag."));
    }

    private static String image(Case subject, Repository repository, Resource.Rule rule) {
        String host = Upstreams.byKey(rule.upstream())
                .filter(upstream -> upstream.url().isPresent())
                .map(Upstream::host)
                .orElse(rule.upstreamUrl());
        return host + "/" + subject.tagged(repository.upstreamPath().orElseThrow());
    }
}
