package io.mirrordesk.doctor.check;

import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Evidence;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Repository;
import io.mirrordesk.doctor.text.SignalKind;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.request.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Docker Hub has its official images below {@code library/}, and all others below their owner. Clients hide that; a path in a cache does
 * not.
 *
 * @see <a href="https://github.com/aws/containers-roadmap/issues/2354">aws/containers-roadmap 2354: reported as a failed login</a>
 */
final class LibraryCheck implements Check {

    private static final String LIBRARY = "library/";

    @Override
    public void examine(Case subject, Chart chart) {
        subject.repository()
                .filter(repository -> repository.cached().isEmpty())
                .ifPresent(repository -> repository
                        .rule()
                        .filter(LibraryCheck::isDockerHub)
                        .ifPresent(rule -> examine(subject, repository, rule, chart)));
    }

    private static void examine(Case subject, Repository repository, Resource.Rule rule, Chart chart) {
        String path = repository.upstreamPath().orElseThrow();
        String below = repository.name().value().substring(rule.prefix().below().length());
        if (!path.contains("/")) {
            found(
                    subject,
                    rule,
                    Cause.LIBRARY_MISSING,
                    "“library/” is missing: “" + path
                            + "” is an official image of Docker Hub, and its path there is “library/" + path + "”.",
                    LIBRARY + below,
                    chart);
        } else if (path.startsWith(LIBRARY) && path.indexOf('/', LIBRARY.length()) > 0 && below.startsWith(LIBRARY)) {
            found(
                    subject,
                    rule,
                    Cause.LIBRARY_TOO_MUCH,
                    "“library/” is too much: only Docker Hub's official images are below it, and “"
                            + path.substring(LIBRARY.length()) + "” is not one.",
                    below.substring(LIBRARY.length()),
                    chart);
        }
    }

    private static void found(
            Case subject, Resource.Rule rule, Cause cause, String sentence, String correct, Chart chart) {
        Evidence cached = subject.rules()
                .live()
                .says("The rule " + rule.prefix() + " caches Docker Hub (" + rule.upstreamUrl() + ").");
        chart.found(
                cause,
                Likelihood.CERTAIN,
                sentence,
                "Docker Hub refuses a path that it does not have, and ECR reports that as a failed login, as forbidden or as not found.",
                Chart.lines(
                        Optional.of(subject.written()),
                        Optional.of(cached),
                        subject.said(
                                SignalKind.UPSTREAM_LOGIN_FAILED,
                                SignalKind.FORBIDDEN,
                                SignalKind.NAME_UNKNOWN,
                                SignalKind.MANIFEST_UNKNOWN,
                                SignalKind.NOT_FOUND)),
                fixes(subject, rule, correct));
    }

    /** The right reference may still be one that is not there for this team. */
    private static List<Fix> fixes(Case subject, Resource.Rule rule, String below) {
        List<Fix> fixes = new ArrayList<>();
        fixes.add(new Fix.UseReference(subject.here(rule.prefix().below() + below)));
        String path = rule.upstreamPrefix() == null ? below : rule.upstreamPrefix() + "/" + below;
        Translation.Reference answer = subject.translated().apply("docker.io/" + subject.tagged(path));
        String mirror = answer.mirror();
        if (mirror != null && answer.status() == Translation.Status.NOT_COVERED) {
            fixes.add(new Fix.RequestImage(mirror, subject.tagged(path)));
        } else if (mirror != null && answer.status() == Translation.Status.NO_GRANT) {
            fixes.add(new Fix.SeeMirror(mirror));
        }
        return fixes;
    }

    private static boolean isDockerHub(Resource.Rule rule) {
        return Upstreams.byKey(rule.upstream())
                .or(() -> Upstreams.forHost(rule.upstreamUrl()))
                .filter(Upstream::requiresLibrary)
                .isPresent();
    }
}
