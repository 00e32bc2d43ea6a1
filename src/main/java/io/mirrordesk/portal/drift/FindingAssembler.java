package io.mirrordesk.portal.drift;

import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.governance.Acceptance;
import io.mirrordesk.governance.Drift;
import io.mirrordesk.governance.DriftFinding;
import io.mirrordesk.identity.Person;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.portal.view.DriftRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts together what the rooms know about a finding of drift. */
@Component
class FindingAssembler {

    private final Drift drift;
    private final Mirrors mirrors;
    private final Credentials credentials;

    FindingAssembler(Drift drift, Mirrors mirrors, Credentials credentials) {
        this.drift = drift;
        this.mirrors = mirrors;
        this.credentials = credentials;
    }

    FindingPage of(DriftFinding finding, Person person) {
        Optional<Acceptance> acceptance =
                Optional.of(finding).filter(DriftFinding::isOpen).map(drift::acceptance);
        return new FindingPage(
                DriftRow.of(finding),
                mirror(finding),
                credential(finding),
                finding.desired(),
                finding.observed(),
                finding.seenAt(),
                finding.closedAt(),
                finding.repairedBy(),
                drift.changes(finding),
                acceptance
                        .filter(accepted -> accepted.kind() != null)
                        .map(accepted -> link(accepted, finding))
                        .orElse(null),
                acceptance.map(Acceptance::whyNot).orElse(null),
                person.mayFile());
    }

    private @Nullable Long mirror(DriftFinding finding) {
        return finding.mirror() == null
                ? null
                : mirrors.idOf(finding.registry(), Prefix.parse(finding.mirror()))
                        .orElse(null);
    }

    /** A mirror's credential is on the mirror's page. */
    private @Nullable Long credential(DriftFinding finding) {
        return finding.mirror() != null || finding.credential() == null
                ? null
                : credentials
                        .find(finding.registry(), finding.credential())
                        .map(ManagedCredential::id)
                        .orElse(null);
    }

    private static String link(Acceptance acceptance, DriftFinding finding) {
        UriComponentsBuilder link =
                UriComponentsBuilder.fromPath("/requests/new").queryParam("kind", acceptance.kind());
        acceptance.fields().forEach((name, value) -> link.queryParam(name, "{" + name + "}"));
        return link.queryParam("reason", "{reason}")
                .encode()
                .buildAndExpand(values(acceptance, finding))
                .toUriString();
    }

    private static Map<String, String> values(Acceptance acceptance, DriftFinding finding) {
        Map<String, String> values = new HashMap<>(acceptance.fields());
        values.put("reason", "Accept what was changed in AWS: " + finding.subject());
        return values;
    }
}
