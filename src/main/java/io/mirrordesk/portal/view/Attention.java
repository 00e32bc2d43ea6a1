package io.mirrordesk.portal.view;

import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.Expiry;
import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What somebody has to look after: mirrors that do not work, and credentials whose value ends soon. */
@Component
public class Attention {

    private final Mirrors mirrors;
    private final Credentials credentials;
    private final Clock clock;

    Attention(Mirrors mirrors, Credentials credentials, Clock clock) {
        this.mirrors = mirrors;
        this.credentials = credentials;
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
