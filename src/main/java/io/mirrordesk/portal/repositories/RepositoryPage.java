package io.mirrordesk.portal.repositories;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.portal.view.PullCommands;
import io.mirrordesk.portal.view.TimelineEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one repository.
 *
 * @param conforms null while unknown
 * @param lifecyclePolicy JSON as ECR gives it
 * @param lifecycleSentences one per rule, lowest number first
 * @param asker null if nobody asked for it
 * @param curated whether everything below its mirror is asked for
 * @param older whether it was there before its mirror, and is therefore left alone
 * @param lastPulledAt recorded by ECR at most daily
 */
public record RepositoryPage(
        String registry,
        String name,
        String arn,
        String mirror,
        @Nullable Long mirrorId,
        @Nullable String template,
        @Nullable Boolean conforms,
        List<String> findings,
        Map<String, String> tags,
        @Nullable String lifecyclePolicy,
        List<String> lifecycleSentences,
        @Nullable String repositoryPolicy,
        String tagMutability,
        boolean scanOnPush,
        @Nullable Asker asker,
        boolean curated,
        boolean older,
        Instant createdAt,
        long images,
        long sizeBytes,
        @Nullable Instant lastPulledAt,
        Instant asOf,
        Slice<ImageRow> imageRows,
        PullCommands commands,
        List<TimelineEvent> history) {}
