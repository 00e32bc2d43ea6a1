package io.mirrordesk.doctor.check;

import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Place;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.request.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the reference leads into this registry. */
final class PlaceCheck implements Check {

    @Override
    public void examine(Case subject, Chart chart) {
        switch (subject.place().orElse(null)) {
            case Place.OtherEcr other -> otherRegistry(subject, other, chart);
            case Place.AtUpstream at -> atUpstream(subject, at, chart);
            case Place.HostLeftOut forgotten ->
                chart.found(
                        Cause.REGISTRY_LEFT_OUT,
                        Likelihood.CERTAIN,
                        "The registry's host is missing before “" + forgotten.repository() + "”.",
                        "Without a host a client asks Docker Hub, which does not have it; the path begins like a mirror of this registry.",
                        List.of(subject.written()),
                        Fix.of(new Fix.UseReference(
                                subject.here(forgotten.repository().value()))));
            case Place.Elsewhere elsewhere ->
                chart.found(
                        Cause.UNSUPPORTED_UPSTREAM,
                        Likelihood.CERTAIN,
                        "The image is at " + elsewhere.host()
                                + ", not in this registry, and ECR cannot cache that host.",
                        Upstreams.supportedSentence(),
                        List.of(subject.written()),
                        Fix.of(new Fix.Advice("Ask who runs " + elsewhere.host()
                                + ", or use the same image from a registry that can be cached.")));
            case Place.Here here
            when here.fips() ->
                chart.found(
                        Cause.LIMIT,
                        Likelihood.POSSIBLE,
                        "The reference uses a FIPS endpoint, which ECR does not offer for the first pull of an image.",
                        "Later pulls of a cached image work there.",
                        List.of(subject.written()),
                        Fix.of(new Fix.UseReference(
                                subject.here(here.repository().value()))));
            case null, default -> {}
        }
    }

    private static void otherRegistry(Case subject, Place.OtherEcr other, Chart chart) {
        String id = other.account() + "." + other.region();
        boolean managed = subject.managed().stream()
                .map(ManagedRegistry::id)
                .anyMatch(each -> each.toString().equals(id));
        String path =
                subject.complaint().reference().map(ImageReference::repository).orElse("");
        boolean sameAccount = other.account().equals(subject.registry().id().account());
        chart.found(
                Cause.OTHER_REGISTRY,
                subject.rules().prefixes().stream().anyMatch(prefix -> path.startsWith(prefix.below()))
                        ? Likelihood.LIKELY
                        : Likelihood.POSSIBLE,
                "The reference leads to the registry " + id + ", not to "
                        + subject.registry().id() + ".",
                managed
                        ? "That registry is managed here too: choose it above to have it looked at."
                        : (sameAccount ? "Rules and images belong to one region. " : "")
                                + "That registry is not managed here, so nothing can be said about it.",
                List.of(subject.written()),
                Fix.of(new Fix.UseReference(subject.here(path))));
    }

    private static void atUpstream(Case subject, Place.AtUpstream at, Chart chart) {
        Translation.Reference answer = subject.translated()
                .apply(subject.complaint()
                        .reference()
                        .map(ImageReference::canonical)
                        .orElse(""));
        List<Fix> fixes = new ArrayList<>();
        Optional.ofNullable(answer.rewritten()).ifPresent(covered -> fixes.add(new Fix.UseReference(covered)));
        if (answer.status() == Translation.Status.NO_GRANT && answer.mirror() != null) {
            fixes.add(new Fix.SeeMirror(answer.mirror()));
        }
        if (answer.status() == Translation.Status.NOT_COVERED) {
            fixes.add(Requests.forImage(subject, at.upstream(), Optional.ofNullable(answer.mirror())));
        }
        chart.found(
                Cause.UPSTREAM_ADDRESSED,
                Likelihood.CERTAIN,
                "The reference leads to " + at.upstream().title() + " itself, not to the cache.",
                answer.message() == null
                        ? "So its limits, its outages and the way to it count. A mirror here has the image."
                        : "So its limits, its outages and the way to it count. " + answer.message(),
                List.of(subject.written()),
                fixes);
    }
}
