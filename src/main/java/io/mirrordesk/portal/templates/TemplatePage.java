package io.mirrordesk.portal.templates;

import io.mirrordesk.governance.RolloutView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a template, and what it was before.
 *
 * @param versions all of them, the newest first
 * @param compared the version that it is compared with; null for the first one
 * @param previous that version as JSON, or null
 * @param document this version as JSON
 * @param rollouts those of the newest version that is rolled out, one for each registry
 * @param mayChange whether the person may ask for changes at all
 */
public record TemplatePage(
        String name,
        int version,
        int latest,
        String mode,
        Map<String, String> tags,
        @Nullable String lifecyclePolicy,
        List<String> sentences,
        @Nullable String repositoryPolicy,
        String tagMutability,
        boolean scanOnPush,
        String encryption,
        List<String> mirrors,
        long repositories,
        List<VersionLine> versions,
        @Nullable Integer compared,
        @Nullable String previous,
        String document,
        List<RolloutView> rollouts,
        boolean mayChange) {}
