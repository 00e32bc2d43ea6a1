package io.mirrordesk.doctor;

import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Place;
import io.mirrordesk.doctor.check.Chart;
import io.mirrordesk.doctor.text.Signal;
import io.mirrordesk.doctor.text.SignalKind;
import java.util.ArrayList;
import java.util.List;

/** Words what the checks of a case have come to. */
final class Reports {

    private Reports() {}

    static Report of(Case subject, Chart chart) {
        List<Finding> findings = chart.findings();
        return new Report(
                subject.complaint().original().isEmpty()
                        ? null
                        : subject.complaint().original(),
                subject.complaint().line(),
                subject.complaint().signals().stream().map(Reports::understood).toList(),
                findings,
                chart.fine(),
                chart.unchecked(),
                findings.isEmpty() ? next(subject) : List.of());
    }

    private static Evidence understood(Signal signal) {
        return new Evidence(words(signal.kind()), "your text, line " + signal.line(), null);
    }

    private static List<String> next(Case subject) {
        List<String> next = new ArrayList<>();
        if (subject.says(SignalKind.BACK_OFF) || subject.complaint().signals().isEmpty()) {
            next.add(
                    "Paste what the client printed when the pull failed: on Kubernetes the events of “kubectl describe pod”, the line that begins with “Failed to pull image”.");
        }
        if (subject.complaint().original().isEmpty()) {
            next.add("Paste the reference of the image too; without it nothing of the registry can be looked at.");
        }
        if (subject.place().filter(Place.Here.class::isInstance).isPresent()) {
            next.add(
                    "Compare the account that pulls with the one that was looked at, and the policy of its role, which cannot be read from here.");
        }
        next.add("Pull it once with another client, such as skopeo inspect: its words often say more.");
        return next;
    }

    private static String words(SignalKind kind) {
        return switch (kind) {
            case NAME_UNKNOWN -> "The registry says that there is no such repository.";
            case MANIFEST_UNKNOWN -> "The registry says that there is no such image.";
            case NOT_FOUND -> "The client says “not found”, without what.";
            case UPSTREAM_LOGIN_FAILED -> "ECR says that the upstream refused its login.";
            case NOT_AUTHORIZED -> "AWS names a permission that is missing.";
            case FORBIDDEN -> "The registry refuses, without a reason.";
            case NO_CREDENTIALS -> "The client sent no login.";
            case LOGIN_EXPIRED -> "The login has expired.";
            case TOO_MANY_REQUESTS -> "Somebody limits the rate of requests.";
            case UNAVAILABLE -> "The registry answered with an error of its own.";
            case NO_PLATFORM -> "The image is not there for this platform.";
            case PLAIN_HTTP -> "The client spoke TLS, and the answer was plain HTTP.";
            case TLS -> "The client does not trust the certificate, or one side does not speak TLS.";
            case NAME_RESOLUTION -> "A host's name was not resolved.";
            case TIMEOUT -> "There was no answer in time.";
            case CONNECTION -> "The connection was refused or broke.";
            case CONTENT_NETWORK -> "A layer was fetched from the upstream's content network.";
            case REFERENCE_INVALID -> "The client takes this for no reference.";
            case TAG_IMMUTABLE -> "The tag may not be changed.";
            case SECRET_UNUSABLE -> "ECR cannot use the secret.";
            case UPSTREAM_UNSUPPORTED -> "ECR does not know this upstream.";
            case LIMIT -> "A limit was reached.";
            case IMAGE_ARCHIVED -> "The image is in the archive.";
            case DISK_FULL -> "The disk of the client is full.";
            case BACK_OFF -> "Kubernetes waits before it tries again, and does not say why here.";
        };
    }
}
