package io.mirrordesk.portal.view;

import io.mirrordesk.audit.AuditEntry;
import io.mirrordesk.audit.Phase;
import java.util.Comparator;
import java.util.List;

/** What the audit log knows about a subject, as a timeline. */
public final class AuditEvents {

    private static final int SHOWN = 20;

    private AuditEvents() {}

    /** The newest few changes, oldest first; an intent whose outcome is on record is left out. */
    public static List<TimelineEvent> of(List<AuditEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.phase() != Phase.INTENT)
                .sorted(Comparator.comparing(AuditEntry::at).reversed())
                .limit(SHOWN)
                .sorted(Comparator.comparing(AuditEntry::at))
                .map(entry ->
                        new TimelineEvent(entry.at(), entry.actor().name(), "RECORDED", entry.action(), entry.error()))
                .toList();
    }
}
