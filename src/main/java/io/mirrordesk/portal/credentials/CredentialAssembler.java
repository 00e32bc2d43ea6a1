package io.mirrordesk.portal.credentials;

import io.mirrordesk.audit.AuditEntry;
import io.mirrordesk.audit.AuditLog;
import io.mirrordesk.desired.CredentialVersion;
import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.Expiry;
import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Validation;
import io.mirrordesk.identity.Person;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.figures.Summary;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.portal.view.AuditEvents;
import io.mirrordesk.portal.view.CredentialUse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the rooms know about a credential. */
@Component
class CredentialAssembler {

    /** Each value has a secret of its own, and each secret a history of its own. */
    private static final int SECRETS_SHOWN = 3;

    private final Credentials credentials;
    private final Mirrors mirrors;
    private final Inventory inventory;
    private final AuditLog audit;
    private final Clock clock;

    CredentialAssembler(Credentials credentials, Mirrors mirrors, Inventory inventory, AuditLog audit, Clock clock) {
        this.credentials = credentials;
        this.mirrors = mirrors;
        this.inventory = inventory;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those in use first, then those whose secret can still be restored. */
    List<CredentialRow> rows(String q) {
        List<ManagedMirror> all = mirrors.all();
        Summary summary = inventory.summary();
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        Instant now = clock.instant();
        return Stream.concat(
                        credentials.all().stream(),
                        credentials.retired().stream().filter(gone -> isRestorable(gone, now)))
                .map(credential -> row(
                        credential,
                        CredentialUse.of(
                                all.stream().filter(credential::isUsedBy).toList(), summary)))
                .filter(row -> (row.name() + " " + row.upstreamName())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
    }

    private static boolean isRestorable(ManagedCredential credential, Instant now) {
        Instant until = credential.restorableUntil();
        return until != null && until.isAfter(now);
    }

    private CredentialRow row(ManagedCredential credential, List<CredentialUse> uses) {
        return new CredentialRow(
                credential.id(),
                credential.name(),
                upstreamName(credential),
                credential.state().name(),
                uses.size(),
                uses.stream().mapToLong(CredentialUse::repositories).sum(),
                credential.valuedAt(),
                expiry(credential),
                validatedAt(uses),
                credential.restorableUntil());
    }

    CredentialPage page(ManagedCredential credential, Person person) {
        List<CredentialUse> uses = CredentialUse.of(mirrors.using(credential), inventory.summary());
        List<CredentialVersion> versions = credentials.versions(credential.id());
        return new CredentialPage(
                credential.id(),
                credential.name(),
                credential.registry().toString(),
                upstreamName(credential),
                credential.secretName(),
                credential.state().name(),
                credential.valuedAt(),
                expiry(credential),
                validatedAt(uses),
                credential.restorableUntil(),
                uses.stream().map(CredentialAssembler::line).toList(),
                versions,
                AuditEvents.of(records(versions)),
                mayChange(credential, uses, person),
                !uses.isEmpty() && (person.maySteer() || person.mayFile()));
    }

    private List<AuditEntry> records(List<CredentialVersion> versions) {
        return versions.stream()
                .limit(SECRETS_SHOWN)
                .flatMap(version -> audit.ofSubject("secret:" + version.secretName()).stream())
                .toList();
    }

    private static boolean mayChange(ManagedCredential credential, List<CredentialUse> uses, Person person) {
        return credential.state() != ManagedCredential.State.RETIRED
                && (uses.isEmpty()
                        ? person.mayFile()
                        : uses.stream()
                                .anyMatch(use -> person.mayFile(use.mirror().team())));
    }

    private static UseLine line(CredentialUse use) {
        ManagedMirror mirror = use.mirror();
        Optional<Validation> validation = Optional.ofNullable(mirror.validation());
        return new UseLine(
                mirror.id(),
                mirror.prefix().value(),
                mirror.team(),
                mirror.state().name(),
                validation.map(Validation::failure).orElse(null),
                validation.map(Validation::at).orElse(null),
                use.repositories(),
                use.images());
    }

    private @Nullable Expiry expiry(ManagedCredential credential) {
        return credential.expiry(LocalDate.now(clock.withZone(ZoneOffset.UTC))).orElse(null);
    }

    private static @Nullable Instant validatedAt(List<CredentialUse> uses) {
        List<Instant> tried = uses.stream()
                .map(use -> use.mirror().validation())
                .filter(Objects::nonNull)
                .map(Validation::at)
                .toList();
        return tried.size() < uses.size()
                ? null
                : tried.stream().min(Comparator.naturalOrder()).orElse(null);
    }

    private static String upstreamName(ManagedCredential credential) {
        return Upstreams.title(credential.upstream());
    }
}
