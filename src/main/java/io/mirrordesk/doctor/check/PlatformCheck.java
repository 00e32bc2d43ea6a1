package io.mirrordesk.doctor.check;

import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Repository;
import io.mirrordesk.doctor.text.Signal;
import io.mirrordesk.doctor.text.SignalKind;
import java.util.Optional;

/** Whether the image is there for the client's platform: a cache has what the upstream has. */
final class PlatformCheck implements Check {

    @Override
    public void examine(Case subject, Chart chart) {
        subject.complaint().first(SignalKind.NO_PLATFORM).ifPresent(signal -> examine(subject, signal, chart));
    }

    private static void examine(Case subject, Signal signal, Chart chart) {
        String platform = signal.detail("platform")
                .or(() -> signal.detail("architecture").map(architecture -> "linux/" + architecture))
                .orElse("the client's platform");
        chart.found(
                Cause.PLATFORM_MISSING,
                Likelihood.CERTAIN,
                "The image exists, but not for " + platform + ".",
                "The registry answered; ECR caches all platforms that the upstream has, and this is not among them.",
                Chart.lines(
                        subject.said(SignalKind.NO_PLATFORM),
                        subject.repository()
                                .flatMap(Repository::cached)
                                .flatMap(image -> Optional.ofNullable(image.mediaType()))
                                .map(type -> subject.repository()
                                        .orElseThrow()
                                        .image()
                                        .says("What is cached is a " + type + "."))),
                Fix.of(
                        new Fix.Advice("Use a tag that is built for it, or run it on a node of another architecture."),
                        new Fix.RunCommand(
                                "See which platforms there are",
                                "docker manifest inspect " + subject.complaint().original())));
    }
}
