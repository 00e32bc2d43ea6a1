package io.mirrordesk.portal.view;

import io.mirrordesk.governance.DriftFinding;
import io.mirrordesk.observed.ForeignChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding of drift in a list.
 *
 * @param kind MISSING or CHANGED
 * @param subject {@code <type>:<name>}
 * @param owner prefix of the mirror, or name of the credential, that it belongs to
 * @param repairable whether a request can bring it back: a secret's value is gone with it
 * @param unread why the last check could not read it; null when it could
 * @param half the request whose run changed it and has not come to its end; null for none
 * @param change who is known to have changed it; null when no event tells
 */
public record DriftRow(
        long id,
        String registry,
        String subject,
        String kind,
        String owner,
        boolean repairable,
        Instant foundAt,
        @Nullable String unread,
        @Nullable ForeignChange change,
        @Nullable Long half) {

    public static DriftRow of(DriftFinding finding) {
        String mirror = finding.mirror();
        String credential = finding.credential();
        return new DriftRow(
                finding.id(),
                finding.registry().toString(),
                finding.subject().toString(),
                finding.kind().name(),
                mirror != null ? mirror : credential == null ? "" : credential,
                finding.isRepairable(),
                finding.foundAt(),
                finding.unread(),
                finding.change(),
                finding.half());
    }
}
