package io.mirrordesk.portal.translate;

import io.mirrordesk.request.Translation.Reference;
import org.jspecify.annotations.Nullable;

/**
 * One reference as the page shows it.
 *
 * @param host what stands before the repository of the new reference
 * @param path repository with tag or digest of the new reference; null unless it is covered
 */
public record ReferenceLine(
        int line,
        String original,
        String status,
        @Nullable String mirror,
        @Nullable String host,
        @Nullable String path,
        @Nullable String message) {

    static ReferenceLine of(Reference reference) {
        String rewritten = reference.rewritten();
        int slash = rewritten == null ? -1 : rewritten.indexOf('/');
        return new ReferenceLine(
                reference.line(),
                reference.original(),
                reference.status().name(),
                reference.mirror(),
                rewritten == null ? null : rewritten.substring(0, slash),
                rewritten == null ? null : rewritten.substring(slash + 1),
                reference.message());
    }
}
