package io.mirrordesk.portal.templates;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a template, and what it was before.
 *
 * @param previous the version before as JSON, or null
 * @param document this version as JSON
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
        List<String> mirrors,
        long repositories,
        List<VersionLine> versions,
        @Nullable String previous,
        String document) {}
