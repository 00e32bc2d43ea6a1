package io.mirrordesk.doctor.check;

import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Place;
import io.mirrordesk.doctor.text.Client;
import io.mirrordesk.doctor.text.SignalKind;
import java.util.ArrayList;
import java.util.List;

/** Whether the client has signed in. */
final class LoginCheck implements Check {

    @Override
    public void examine(Case subject, Chart chart) {
        subject.said(SignalKind.LOGIN_EXPIRED)
                .ifPresent(said -> chart.found(
                        Cause.LOGIN_EXPIRED,
                        Likelihood.CERTAIN,
                        "The client's login has expired.",
                        "A login to ECR is good for 12 hours. A client that keeps an old one is refused even for what is public.",
                        List.of(said),
                        fixes(subject)));
        subject.said(SignalKind.NO_CREDENTIALS)
                .ifPresent(said -> chart.found(
                        Cause.LOGIN_MISSING,
                        isElsewhere(subject) ? Likelihood.LIKELY : Likelihood.CERTAIN,
                        "The client has not signed in to the registry that it asked.",
                        "ECR answers nobody without a login, and a login belongs to one registry: account and region.",
                        List.of(said),
                        fixes(subject)));
    }

    private static boolean isElsewhere(Case subject) {
        return subject.place().filter(Place.Here.class::isInstance).isEmpty();
    }

    private static List<Fix> fixes(Case subject) {
        List<Fix> fixes = new ArrayList<>();
        fixes.add(new Fix.RunCommand(
                "Sign in, with credentials of the account that pulls",
                subject.registry().cli("ecr get-login-password") + " | docker login --username AWS --password-stdin "
                        + subject.registry().pullHost()));
        fixes.add(new Fix.Advice(
                "On Kubernetes the kubelet signs in by itself: its node's role needs ecr:GetAuthorizationToken, and the kubelet the ECR credential provider. "
                        + "A build in " + Client.GITHUB_ACTIONS.title()
                        + " or GitLab signs in with a step before the pull."));
        return fixes;
    }
}
