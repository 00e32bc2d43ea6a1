package io.mirrordesk.portal.view;

import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.Expiry;
import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.governance.Drift;
import io.mirrordesk.governance.DriftCounts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What somebody has to look after: mirrors that do not work, credentials whose value ends soon, and drift. */
@Component
public class Attention {

    private final Mirrors mirrors;
    private final Credentials credentials;
    private final Registries registries;
    private final Drift drift;
    private final Clock clock;

    Attention(Mirrors mirrors, Credentials credentials, Registries registries, Drift drift, Clock clock) {
        this.mirrors = mirrors;
        this.credentials = credentials;
        this.registries = registries;
        this.drift = drift;
        this.clock = clock;
    }

    /** What does not work first, then what ends first. */
    public List<AttentionLine> lines() {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        Stream<AttentionLine> failing = mirrors.all().stream()
                .filter(mirror -> mirror.state() == ManagedMirror.State.FAILING)
                .map(Attention::failing);
        Stream<AttentionLine> ending = credentials.all().stream()
                .flatMap(credential -> credential.expiry(today).filter(Expiry::isNear).stream()
                        .map(expiry -> ending(credential, expiry)))
                .sorted(Comparator.comparingLong(AttentionLine::daysLeft));
        return Stream.concat(failing, ending).toList();
    }

    /** The registries with drift first, then the lines about mirrors and credentials. */
    public List<AttentionLine> withDrift() {
        DriftCounts counts = drift.counts();
        Stream<AttentionLine> drifted = registries.all().stream()
                .map(ManagedRegistry::id)
                .filter(registry -> counts.of(registry) > 0)
                .map(registry -> new AttentionLine(
                        "DRIFT", registry.toString(), "/drift?registry=" + registry, null, counts.of(registry), null));
        return Stream.concat(drifted, lines().stream()).toList();
    }

    private static AttentionLine failing(ManagedMirror mirror) {
        return new AttentionLine(
                "FAILS",
                mirror.prefix().value(),
                "/mirrors/" + mirror.id(),
                null,
                0,
                mirror.validation() == null ? null : mirror.validation().failure());
    }

    private static AttentionLine ending(ManagedCredential credential, Expiry expiry) {
        return new AttentionLine(
                expiry.urgency().name(),
                credential.name(),
                "/credentials/" + credential.id(),
                expiry.on(),
                expiry.daysLeft(),
                null);
    }
}
