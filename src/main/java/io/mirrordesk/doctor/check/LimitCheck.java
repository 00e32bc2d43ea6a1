package io.mirrordesk.doctor.check;

import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.text.SignalKind;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.oci.Upstreams;
import java.util.List;

/** What ECR refuses when a rule is made by hand. */
final class LimitCheck implements Check {

    @Override
    public void examine(Case subject, Chart chart) {
        subject.said(SignalKind.LIMIT)
                .ifPresent(said -> chart.found(
                        Cause.LIMIT,
                        Likelihood.LIKELY,
                        "A limit of ECR is reached.",
                        "A prefix has at most " + Prefix.MAX_LENGTH + " characters, prefix and path together "
                                + RepositoryName.MAX_LENGTH + ", and a registry at most "
                                + subject.registry().rulesLimit() + " rules.",
                        List.of(
                                said,
                                subject.rules()
                                        .live()
                                        .says("The registry has "
                                                + subject.rules()
                                                        .live()
                                                        .value()
                                                        .map(rules -> rules.size() + " rules.")
                                                        .orElse("rules that could not be read."))),
                        Fix.of(new Fix.Advice("Choose a shorter prefix, or share a mirror that is there."))));
        subject.said(SignalKind.UPSTREAM_UNSUPPORTED)
                .ifPresent(said -> chart.found(
                        Cause.UNSUPPORTED_UPSTREAM,
                        Likelihood.CERTAIN,
                        "ECR cannot cache that upstream, or not without a credential.",
                        Upstreams.supportedSentence(),
                        List.of(said),
                        Fix.of(new Fix.Advice(
                                "Use the same image from a registry that can be cached, or name a credential."))));
        if (subject.repository().isEmpty()) {
            subject.said(SignalKind.SECRET_UNUSABLE)
                    .ifPresent(said -> chart.found(
                            Cause.RULE_INVALID,
                            Likelihood.CERTAIN,
                            "ECR cannot use the secret that the rule names.",
                            "It has to be named ecr-pullthroughcache/…, be in the rule's account and region, hold exactly username and accessToken, and be "
                                    + "encrypted with the default key aws/secretsmanager.",
                            List.of(said),
                            Fix.of(new Fix.Advice(
                                    "Ask for the mirror here: the portal makes the secret as ECR wants it."))));
        }
    }
}
