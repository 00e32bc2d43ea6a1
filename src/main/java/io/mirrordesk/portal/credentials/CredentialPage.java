package io.mirrordesk.portal.credentials;

import io.mirrordesk.desired.CredentialVersion;
import io.mirrordesk.desired.Expiry;
import io.mirrordesk.portal.view.TimelineEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one credential, but for its value.
 *
 * @param state ACTIVE, FAILING or RETIRED
 * @param uses the mirrors that stop with it
 * @param versions the values that it has had, the newest first
 * @param mayChange whether the person who looks may ask for a change of it
 * @param mayValidate whether the person who looks may have its rules tried
 */
public record CredentialPage(
        long id,
        String name,
        String registry,
        String upstreamName,
        String secretName,
        String state,
        Instant valuedAt,
        @Nullable Expiry expiry,
        @Nullable Instant validatedAt,
        @Nullable Instant restorableUntil,
        List<UseLine> uses,
        List<CredentialVersion> versions,
        List<TimelineEvent> history,
        boolean mayChange,
        boolean mayValidate) {

    /** Those that do not work. */
    public List<UseLine> failing() {
        return uses.stream().filter(use -> use.state().equals("FAILING")).toList();
    }

    public long repositories() {
        return uses.stream().mapToLong(UseLine::repositories).sum();
    }

    /** How many repositories get nothing new at the moment. */
    public long repositoriesAffected() {
        return failing().stream().mapToLong(UseLine::repositories).sum();
    }
}
