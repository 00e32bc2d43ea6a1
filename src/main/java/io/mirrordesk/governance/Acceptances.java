package io.mirrordesk.governance;

import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.DesiredState;
import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.ChangeSet.Kind;
import io.mirrordesk.plan.Difference;
import io.mirrordesk.plan.PlanJson;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.policy.AccessGrant;
import io.mirrordesk.policy.Statements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** From what was found to the change of a mirror that would have asked for it, where there is one. */
@Component
class Acceptances {

    private final DesiredState desired;
    private final Credentials credentials;
    private final DriftFindings findings;

    Acceptances(DesiredState desired, Credentials credentials, DriftFindings findings) {
        this.desired = desired;
        this.credentials = credentials;
        this.findings = findings;
    }

    Acceptance of(DriftFinding finding) {
        return switch (finding.subject().type()) {
            case RULE -> rule(finding);
            case STATEMENT -> statements(finding);
            case NATIVE_TEMPLATE ->
                Acceptance.not(
                        "What ECR gives to new repositories follows from the mirror's template and access grants."
                                + " Change these instead.");
            case SECRET ->
                Acceptance.not("A value that is gone cannot be what is desired. Rotate the credential, and its mirrors"
                        + " read the new value.");
            case REQUEST, TEMPLATE, REPOSITORY -> Acceptance.not("It is compared elsewhere.");
        };
    }

    private Acceptance rule(DriftFinding finding) {
        String prefix = finding.subject().name();
        if (finding.kind() == Difference.Kind.MISSING || finding.observed() == null) {
            return Acceptance.by(Kind.RETIRE_MIRROR, Map.of("prefix", prefix, "repositories", "KEEP"));
        }
        Resource.Rule found = PlanJson.read(finding.observed(), Resource.Rule.class);
        Resource.Rule wanted = PlanJson.read(finding.desired(), Resource.Rule.class);
        Optional<Upstream> upstream = Upstreams.all().stream()
                .filter(known -> known.accepts(found.upstreamUrl()))
                .findFirst();
        Optional<ManagedCredential> credential = credential(finding, found);
        if (upstream.isEmpty()) {
            return Acceptance.not("“" + found.upstreamUrl() + "” is no upstream that the portal knows.");
        }
        if (found.secretName() != null && credential.isEmpty()) {
            return Acceptance.not("The rule reads the secret " + found.secretName()
                    + " now, which belongs to no credential that is managed here.");
        }
        if (credential
                .filter(known -> !known.upstream().equals(upstream.get().key()))
                .isPresent()) {
            return Acceptance.not(
                    "The rule reads the secret " + found.secretName() + " now, which is for another upstream.");
        }
        Map<String, String> fields = new HashMap<>(Map.of("prefix", prefix));
        fields.put("credential", credential.map(ManagedCredential::name).orElse(""));
        if (!Objects.equals(found.customRoleArn(), wanted.customRoleArn())) {
            fields.put("customRoleArn", Objects.requireNonNullElse(found.customRoleArn(), ""));
        }
        if (!found.upstreamUrl().equals(wanted.upstreamUrl())) {
            fields.put("upstream", upstream.get().key());
            fields.put("upstreamUrl", found.upstreamUrl());
        }
        if (!Objects.equals(found.upstreamPrefix(), wanted.upstreamPrefix())) {
            fields.put("upstreamPrefix", Objects.requireNonNullElse(found.upstreamPrefix(), ""));
        }
        return Acceptance.by(Kind.CHANGE_MIRROR, fields);
    }

    private Optional<ManagedCredential> credential(DriftFinding finding, Resource.Rule rule) {
        return credentials.all().stream()
                .filter(known -> known.registry().equals(finding.registry()))
                .filter(known -> known.secretName().equals(rule.secretName()))
                .findFirst();
    }

    private Acceptance statements(DriftFinding finding) {
        Prefix prefix = Prefix.parse(Objects.requireNonNull(finding.mirror(), "a statement belongs to a mirror"));
        Map<String, String> there = there(finding, prefix);
        return Statements.grants(finding.registry().repositoryArnPrefix(), prefix, there)
                .map(grants -> Acceptance.by(
                        Kind.CHANGE_MIRROR,
                        Map.of(
                                "prefix",
                                prefix.value(),
                                "grants",
                                grants.stream().map(AccessGrant::value).collect(Collectors.joining("\n")))))
                .orElseGet(
                        () -> Acceptance.not("The statement is no longer one that access grants would make: it allows"
                                + " other actions, other repositories or principals that cannot be granted to."));
    }

    /** The mirror's statements as they are in AWS by their {@code Sid}: as they are desired, but for what was found. */
    private Map<String, String> there(DriftFinding finding, Prefix prefix) {
        Map<String, String> statements = new TreeMap<>();
        desired.of(finding.registry()).forEach((subject, wanted) -> {
            if (prefix.equals(wanted.mirror()) && wanted.resource() instanceof Resource.Statement statement) {
                statements.put(statement.sid(), statement.json());
            }
        });
        List<DriftFinding> found = findings.find(DriftQuery.all()
                        .in(finding.registry())
                        .ofMirror(prefix.value())
                        .page(200, null))
                .items();
        for (DriftFinding other : found) {
            if (other.subject().type() == Subject.Type.STATEMENT) {
                String observed = other.observed();
                if (observed == null) {
                    statements.remove(other.subject().name());
                } else {
                    statements.put(other.subject().name(), observed);
                }
            }
        }
        return statements;
    }
}
