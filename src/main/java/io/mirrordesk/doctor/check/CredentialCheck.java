package io.mirrordesk.doctor.check;

import io.mirrordesk.aws.RuleValidation;
import io.mirrordesk.aws.SecretState;
import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Evidence;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Reading;
import io.mirrordesk.doctor.chart.Repository;
import io.mirrordesk.doctor.text.SignalKind;
import io.mirrordesk.plan.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether ECR gets in at the upstream: the secret by what Secrets Manager says of it, the rule by ECR's own validation, both now.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-secret.html">Storing your upstream
 *     repository credentials</a>
 */
final class CredentialCheck implements Check {

    /** AWS does not document what the failure of a validation says, so the words are only sorted and always quoted. */
    private static final Pattern AWAY = Pattern.compile("(?i)reach|unavailable|time.?out|connect");

    private static final Pattern REFUSED = Pattern.compile("(?i)authenticat|authoriz|credential|denied|access");

    @Override
    public void examine(Case subject, Chart chart) {
        subject.repository()
                .ifPresent(repository -> repository.rule().ifPresent(rule -> {
                    repository.secret().ifPresent(secret -> secret(subject, repository, rule, secret, chart));
                    repository
                            .validation()
                            .ifPresent(validation -> validation(subject, repository, rule, validation, chart));
                }));
    }

    private static void secret(
            Case subject,
            Repository repository,
            Resource.Rule rule,
            Reading<Optional<SecretState>> reading,
            Chart chart) {
        if (!chart.readable(reading, "The secret of the rule")) {
            return;
        }
        Optional<SecretState> secret = reading.value().orElseThrow();
        String name = "The secret " + rule.secretName();
        if (secret.isEmpty()) {
            broken(
                    subject,
                    repository,
                    rule,
                    chart,
                    Cause.SECRET_MISSING,
                    reading.says(name + " does not exist in this account and region."));
        } else if (secret.get().deletedAt() != null) {
            broken(
                    subject,
                    repository,
                    rule,
                    chart,
                    Cause.SECRET_DELETED,
                    reading.says(name + " is scheduled for deletion."));
        } else if (secret.get().kmsKey() != null) {
            broken(
                    subject,
                    repository,
                    rule,
                    chart,
                    Cause.SECRET_KEY,
                    reading.says(
                            name
                                    + " is encrypted with a customer's key; ECR can only use the default key aws/secretsmanager."));
        } else {
            chart.fine(reading.says(name + " is there and encrypted with the default key."));
        }
    }

    private static void validation(
            Case subject, Repository repository, Resource.Rule rule, Reading<RuleValidation> reading, Chart chart) {
        if (!chart.readable(reading, "The rule's credential")) {
            return;
        }
        RuleValidation validation = reading.value().orElseThrow();
        if (validation.isValid()) {
            chart.fine(reading.says(
                    rule.secretName() == null
                            ? "ECR reaches " + rule.upstreamUrl() + " by the rule " + rule.prefix() + "."
                            : "ECR signed in at " + rule.upstreamUrl() + " with the rule's credential just now."));
            return;
        }
        String failure = String.valueOf(validation.failure());
        Evidence said = reading.says("ECR says of the rule " + rule.prefix() + ": “" + failure + "”");
        if (AWAY.matcher(failure).find()) {
            UpstreamStateCheck.down(subject, repository, rule, chart, said);
        } else if (!chart.has(Cause.SECRET_MISSING, Cause.SECRET_DELETED, Cause.SECRET_KEY)) {
            boolean refused =
                    rule.secretName() != null && REFUSED.matcher(failure).find();
            broken(subject, repository, rule, chart, refused ? Cause.CREDENTIAL_REFUSED : Cause.RULE_INVALID, said);
        }
    }

    /** What is cached is served from the cache, whatever the credential. */
    private static void broken(
            Case subject, Repository repository, Resource.Rule rule, Chart chart, Cause cause, Evidence evidence) {
        boolean cached = repository.cached().isPresent();
        List<Evidence> lines = new ArrayList<>(List.of(evidence));
        subject.said(
                        SignalKind.UPSTREAM_LOGIN_FAILED,
                        SignalKind.SECRET_UNUSABLE,
                        SignalKind.FORBIDDEN,
                        SignalKind.NAME_UNKNOWN,
                        SignalKind.MANIFEST_UNKNOWN,
                        SignalKind.NOT_FOUND)
                .ifPresent(lines::add);
        chart.found(
                cause,
                cached ? Likelihood.POSSIBLE : Likelihood.CERTAIN,
                sentence(cause, rule),
                cached
                        ? "This image is cached, and a cached image is served without the credential; but it is not refreshed any more."
                        : "This image is not cached, and ECR cannot fetch it without a credential that works.",
                lines,
                fixes(subject, rule));
    }

    private static String sentence(Cause cause, Resource.Rule rule) {
        String credential = "The credential of the rule " + rule.prefix();
        return switch (cause) {
            case SECRET_MISSING -> credential + " is gone.";
            case SECRET_DELETED -> credential + " is about to be deleted, so ECR cannot read it.";
            case SECRET_KEY -> credential + " cannot be read by ECR.";
            case CREDENTIAL_REFUSED ->
                rule.upstreamUrl() + " refuses the credential of the rule " + rule.prefix() + ".";
            default -> "ECR says that the rule " + rule.prefix() + " does not work.";
        };
    }

    private static List<Fix> fixes(Case subject, Resource.Rule rule) {
        List<Fix> fixes = new ArrayList<>();
        String whom = subject.rules()
                .mirror(rule.prefix())
                .map(mirror -> "team " + mirror.team())
                .orElse("the people who manage this registry");
        fixes.add(new Fix.Advice(
                "Tell " + whom + ": the credential needs a new value, a user name and an access token."));
        subject.rules()
                .mirror(rule.prefix())
                .ifPresent(_ -> fixes.add(new Fix.SeeMirror(rule.prefix().value())));
        fixes.add(new Fix.RunCommand(
                "Ask ECR again once it is replaced",
                subject.registry()
                        .cli("ecr validate-pull-through-cache-rule --ecr-repository-prefix " + rule.prefix())));
        return fixes;
    }
}
