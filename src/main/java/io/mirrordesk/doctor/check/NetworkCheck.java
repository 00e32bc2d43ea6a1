package io.mirrordesk.doctor.check;

import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Evidence;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.text.Signal;
import io.mirrordesk.doctor.text.SignalKind;
import java.util.List;

/** What happened before any registry could answer. */
final class NetworkCheck implements Check {

    @Override
    public void examine(Case subject, Chart chart) {
        subject.said(SignalKind.PLAIN_HTTP).ifPresent(said -> plainHttp(subject, said, chart));
        subject.said(SignalKind.TLS)
                .ifPresent(
                        said -> chart.found(
                                Cause.TLS,
                                Likelihood.CERTAIN,
                                "The client does not trust what answers, or speaks HTTP where TLS is spoken.",
                                "ECR has a certificate of a public authority; another one is that of a proxy in between.",
                                List.of(said),
                                Fix.of(
                                        new Fix.Advice(
                                                "Give the client the proxy's certificate, or the way around it; do not switch the check off."))));
        subject.complaint()
                .first(SignalKind.CONTENT_NETWORK)
                .ifPresent(signal -> contentNetwork(subject, signal, chart));
        subject.said(SignalKind.NAME_RESOLUTION)
                .ifPresent(said -> unreachable(
                        subject, Cause.NAME_RESOLUTION, "The client cannot resolve the registry's name.", said, chart));
        if (!chart.has(Cause.CONTENT_NETWORK, Cause.UPSTREAM_DOWN)) {
            subject.said(SignalKind.TIMEOUT, SignalKind.CONNECTION)
                    .ifPresent(said -> unreachable(
                            subject, Cause.NETWORK, "The client does not reach the registry.", said, chart));
        }
        subject.said(SignalKind.DISK_FULL)
                .ifPresent(said -> chart.found(
                        Cause.DISK_FULL,
                        Likelihood.CERTAIN,
                        "The client's disk is full.",
                        "The image was found and could not be unpacked; the registry has nothing to do with it.",
                        List.of(said),
                        Fix.of(new Fix.Advice("Free space on the machine that pulls, or give it a larger disk."))));
    }

    private static void plainHttp(Case subject, Evidence said, Chart chart) {
        boolean plain = subject.registry().isPlainHttp();
        String host = subject.registry().pullHost();
        chart.found(
                Cause.PLAIN_HTTP,
                plain ? Likelihood.CERTAIN : Likelihood.LIKELY,
                "The client speaks TLS to a registry that does not.",
                plain
                        ? "This registry is a sandbox and speaks HTTP."
                        : "ECR always speaks TLS, so something else answers in its place.",
                List.of(said),
                plain
                        ? Fix.of(
                                new Fix.RunCommand(
                                        "With skopeo",
                                        "skopeo inspect --tls-verify=false docker://"
                                                + subject.complaint()
                                                        .reference()
                                                        .map(Object::toString)
                                                        .orElse(host + "/…")),
                                new Fix.Advice(
                                        "With containerd use ctr --plain-http; Docker trusts a registry on this machine without TLS, another one as "
                                                + "“insecure-registries” in daemon.json."))
                        : Fix.of(
                                new Fix.Advice("Look at the proxy or the mirror that the client is configured with.")));
    }

    private static void contentNetwork(Case subject, Signal signal, Chart chart) {
        chart.found(
                Cause.CONTENT_NETWORK,
                subject.says(SignalKind.TIMEOUT, SignalKind.CONNECTION, SignalKind.NAME_RESOLUTION)
                        ? Likelihood.CERTAIN
                        : Likelihood.POSSIBLE,
                "The layers of the image come from " + signal.detail("host").orElse("the upstream")
                        + ", which the client does not reach.",
                "While an image is not stored yet, ECR sends clients to the upstream for its layers. A node without a way to the internet fails there.",
                Chart.lines(
                        subject.said(SignalKind.CONTENT_NETWORK),
                        subject.said(SignalKind.TIMEOUT, SignalKind.CONNECTION)),
                Fix.of(
                        new Fix.Advice(
                                "Pull again in a few minutes: once ECR has stored the image, the layers come from ECR. Images that a request names are pulled first by the portal.")));
    }

    private static void unreachable(Case subject, Cause cause, String sentence, Evidence said, Chart chart) {
        boolean reached = subject.rules().live().failure().isEmpty();
        chart.found(
                cause,
                Likelihood.CERTAIN,
                sentence,
                reached
                        ? "The registry's API answers the portal, so it is the network between the client and the registry."
                        : "The portal could not reach AWS either.",
                reached ? List.of(said, subject.rules().live().says("AWS answered the portal.")) : List.of(said),
                Fix.of(new Fix.Advice(
                        "Look at the client's DNS, proxy, security groups and routes. In a VPC without internet ECR needs the endpoints ecr.api and ecr.dkr "
                                + "and the gateway endpoint of S3; a first pull may need the internet all the same.")));
    }
}
