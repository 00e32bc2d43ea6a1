package io.mirrordesk.portal.requests;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said below a prefix while it is typed.
 *
 * @param proposal a prefix that would do
 * @param example how a reference would look
 */
public record PrefixCheck(
        List<String> errors,
        List<String> warnings,
        @Nullable String proposal,
        @Nullable String example) {}
