package io.mirrordesk.doctor.check;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Evidence;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Repository;
import io.mirrordesk.doctor.text.SignalKind;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.policy.AccessAnswer.Effect;
import io.mirrordesk.policy.AccessGrant;
import io.mirrordesk.policy.InvalidPolicy;
import io.mirrordesk.policy.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the two documents let the account pull: the registry's policy, and the repository's own. What a role's own policy says,
 * {@link IdentityCheck} thinks about.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html">IAM permissions required to sync an
 *     upstream registry</a>
 */
final class AccessCheck implements Check {

    static final SignalKind[] REFUSALS = {
        SignalKind.NOT_AUTHORIZED,
        SignalKind.FORBIDDEN,
        SignalKind.NAME_UNKNOWN,
        SignalKind.MANIFEST_UNKNOWN,
        SignalKind.NOT_FOUND
    };

    @Override
    public void examine(Case subject, Chart chart) {
        subject.repository().ifPresent(repository -> {
            boolean readable = chart.readable(repository.registryPolicy(), "The registry's policy")
                    & chart.readable(repository.state(), "The repository and its policy")
                    & chart.readable(repository.policyScope(), "The scope of the registry's policy");
            if (readable) {
                subject.caller().accounts().forEach(account -> examine(subject, repository, account, chart));
            }
        });
    }

    private static void examine(Case subject, Repository repository, String account, Chart chart) {
        try {
            List<Permission> needed = Permission.needed(subject, repository, account);
            Optional<Permission> denied = needed.stream()
                    .filter(each -> each.answer().is(Effect.DENIED))
                    .findFirst();
            if (denied.isPresent()) {
                denied(subject, account, denied.get(), chart);
            } else if (!account.equals(subject.registry().id().account())) {
                foreign(subject, repository, account, needed, chart);
            } else {
                chart.fine(repository
                        .registryPolicy()
                        .says("No policy denies the pull to account " + account
                                + ", which owns the registry and needs no grant."));
            }
        } catch (InvalidPolicy invalid) {
            chart.fine(repository.registryPolicy().says("A policy could not be understood. " + invalid.getMessage()));
        }
    }

    private static void denied(Case subject, String account, Permission denied, Chart chart) {
        String statement = denied.answer()
                .statement()
                .map(sid -> "The statement “" + sid + "”")
                .orElse("A statement");
        chart.found(
                Cause.EXPLICIT_DENY,
                Likelihood.CERTAIN,
                statement + " of " + denied.document() + " denies " + denied.action() + " to account " + account + ".",
                "A denial counts more than any grant.",
                Chart.lines(Optional.of(denied.evidence()), subject.said(REFUSALS)),
                Fix.of(new Fix.Advice(
                        "Ask the people who manage this registry why it is denied; a grant here does not help.")));
    }

    private static void foreign(
            Case subject, Repository repository, String account, List<Permission> needed, Chart chart) {
        List<Permission> lacking = needed.stream()
                .filter(each -> !each.answer().is(Effect.ALLOWED))
                .toList();
        if (lacking.isEmpty()) {
            chart.fine(repository.registryPolicy().says("The policies let account " + account + " pull this image."));
            return;
        }
        Optional<ManagedMirror> mirror = repository.mirror();
        boolean granted = mirror.filter(each -> grants(subject, each, account)).isPresent();
        if (mirror.isPresent() && !granted) {
            noGrant(subject, mirror.get(), account, lacking, chart);
        } else if (granted && repository.isAbsent() && mirror.get().definition().access() == AccessMode.CURATED) {
            notRequested(subject, repository, mirror.get(), chart);
        } else {
            lacking(subject, repository, account, lacking, chart);
        }
    }

    private static boolean grants(Case subject, ManagedMirror mirror, String account) {
        return mirror.definition().grants().stream()
                .anyMatch(grant -> grant.covers(
                        Set.of(account),
                        subject.caller().organizationIds(),
                        subject.caller().organizationPaths()));
    }

    private static void noGrant(
            Case subject, ManagedMirror mirror, String account, List<Permission> lacking, Chart chart) {
        String grants =
                mirror.definition().grants().stream().map(Object::toString).collect(Collectors.joining(", "));
        List<Evidence> lines = new ArrayList<>(List.of(new Evidence(
                grants.isEmpty() ? "The mirror grants nobody access." : "The mirror grants access to " + grants + ".",
                "the portal",
                mirror.managedSince())));
        lines.add(lacking.getFirst().evidence());
        subject.said(REFUSALS).ifPresent(lines::add);
        boolean depends =
                lacking.stream().anyMatch(each -> each.answer().is(Effect.DEPENDS)) && !isRefusedByPolicies(subject);
        chart.found(
                Cause.NO_GRANT,
                depends ? Likelihood.LIKELY : Likelihood.CERTAIN,
                "The mirror " + mirror.prefix() + " grants account " + account + " no access"
                        + (depends ? ", unless by an organization that it is not known here to be in." : "."),
                "ECR answers other accounts without a grant with “not authorized”, or with “not found” where it will not say more.",
                lines,
                Fix.of(
                        grant(subject, mirror, account),
                        new Fix.SeeMirror(mirror.prefix().value())));
    }

    /** Who may file for the team that owns the mirror asks at once; everybody else asks that team. */
    private static Fix grant(Case subject, ManagedMirror mirror, String account) {
        List<String> grants = new ArrayList<>(
                mirror.definition().grants().stream().map(AccessGrant::value).toList());
        grants.add(account);
        return subject.by().mayFile(mirror.team())
                ? new Fix.RequestGrant(mirror.prefix().value(), account, grants)
                : new Fix.Advice("Ask team " + mirror.team() + ", which owns the mirror, for a grant to account "
                        + account + ".");
    }

    /** AWS itself says that no policy of the registry or the repository allows it. */
    private static boolean isRefusedByPolicies(Case subject) {
        return subject.complaint()
                .first(SignalKind.NOT_AUTHORIZED)
                .flatMap(signal -> signal.detail("policy"))
                .filter("no resource-based policy"::equals)
                .isPresent();
    }

    private static void notRequested(Case subject, Repository repository, ManagedMirror mirror, Chart chart) {
        chart.found(
                Cause.NOT_REQUESTED,
                Likelihood.CERTAIN,
                "Nobody has asked for this image yet, and the mirror " + mirror.prefix() + " is curated.",
                "In a curated mirror only requested images are there for other accounts; a pull does not create them.",
                Chart.lines(
                        Optional.of(
                                repository.state().says("The repository " + repository.name() + " does not exist.")),
                        Optional.of(new Evidence(
                                "The mirror " + mirror.prefix() + " is curated.", "the portal", mirror.managedSince())),
                        subject.said(REFUSALS)),
                Fix.of(new Fix.RequestImage(
                        mirror.prefix().value(),
                        subject.tagged(repository
                                .upstreamPath()
                                .orElse(repository.name().value())))));
    }

    /** Granted here, or not managed here, and not in the policies. */
    private static void lacking(
            Case subject, Repository repository, String account, List<Permission> lacking, Chart chart) {
        Optional<Permission> ignored =
                lacking.stream().filter(Permission::isIgnoredByScope).findFirst();
        boolean certain = lacking.stream().noneMatch(each -> each.answer().is(Effect.DEPENDS));
        if (ignored.isPresent()) {
            chart.found(
                    Cause.POLICY_SCOPE,
                    Likelihood.CERTAIN,
                    "The registry's policy allows " + ignored.get().action()
                            + ", but its scope is V1, where that does not count.",
                    "A registry policy of scope V1 is asked about replication, import and creation only; the repository's own policy has to allow the rest.",
                    Chart.lines(
                            Optional.of(repository.policyScope().says("REGISTRY_POLICY_SCOPE is V1.")),
                            Optional.of(ignored.get().evidence()),
                            subject.said(REFUSALS)),
                    Fix.of(new Fix.RunCommand(
                            "Let the registry's policy count for every action, after a look at all its statements",
                            subject.registry()
                                    .cli("ecr put-account-setting --name REGISTRY_POLICY_SCOPE --value V2"))));
            return;
        }
        String actions = lacking.stream().map(Permission::action).distinct().collect(Collectors.joining(" and "));
        chart.found(
                Cause.PERMISSION_MISSING,
                certain ? Likelihood.CERTAIN : Likelihood.POSSIBLE,
                (certain ? "No policy lets account " : "It depends on a condition whether a policy lets account ")
                        + account
                        + (repository.exists() ? " pull from the repository: " : " create it and import into it: ")
                        + actions
                        + (certain ? " is missing." : "."),
                "Every pull needs ecr:BatchImportUpstreamImage, the first one ecr:CreateRepository too, and ECR says “not found” where one is missing.",
                Chart.lines(Optional.of(lacking.getFirst().evidence()), subject.said(REFUSALS)),
                Fix.of(new Fix.Advice(repository
                        .mirror()
                        .map(mirror -> "Tell team " + mirror.team() + ": the mirror grants it, but AWS does not have "
                                + (repository.exists()
                                        ? "the statements in the repository's policy; reconciling the repository brings them."
                                        : "the statement “" + Statements.sid(mirror.prefix())
                                                + "” in the registry's policy."))
                        .orElse("The rule is not managed here: ask who made it."))));
    }
}
