package io.mirrordesk.portal.repositories;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.portal.view.PullCommands;
import io.mirrordesk.portal.view.RepositoryRow;
import io.mirrordesk.portal.view.TimelineEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one repository.
 *
 * @param conforms null while unknown
 * @param asker null if nobody asked for it
 * @param curated whether everything below its mirror is asked for
 * @param older whether it was there before its mirror, and is therefore left alone
 * @param lastPulledAt recorded by ECR at most daily
 * @param readAt when images and policies were read; null for not yet
 * @param trouble why it could not be read the last time, so that all of this is older than it should be; null if it could
 * @param view which images are listed: a word of {@link ImageView}
 * @param going images on which the lifecycle policy acts within 24 hours
 * @param example what the pull commands pull: name and tag or digest; null while there is no image
 */
public record RepositoryPage(
        String registry,
        String name,
        String arn,
        String mirror,
        @Nullable Long mirrorId,
        @Nullable String template,
        @Nullable Boolean conforms,
        List<FindingRow> findings,
        Map<String, String> tags,
        LifecycleView lifecycle,
        @Nullable String repositoryPolicy,
        String tagMutability,
        boolean scanOnPush,
        String encryption,
        @Nullable Asker asker,
        boolean curated,
        boolean older,
        Instant createdAt,
        long images,
        long sizeBytes,
        @Nullable Instant lastPulledAt,
        @Nullable Instant readAt,
        @Nullable String trouble,
        String view,
        long going,
        Slice<ImageRow> imageRows,
        @Nullable String example,
        PullCommands commands,
        List<TimelineEvent> history) {

    /** Whether it differs in nothing but what is decided at creation: then the portal leaves it as it is. */
    public boolean isAsCreated() {
        return !findings.isEmpty() && findings.stream().noneMatch(FindingRow::kept);
    }

    /** Whether only deleting it and creating it again sets right what differs, in a part at least. */
    public boolean isToRecreate() {
        return findings.stream().anyMatch(FindingRow::recreates);
    }

    /** The state of its conformity. */
    public String conformity() {
        return RepositoryRow.conformity(conforms);
    }
}
