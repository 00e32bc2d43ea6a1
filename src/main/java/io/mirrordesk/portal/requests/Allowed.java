package io.mirrordesk.portal.requests;

import org.jspecify.annotations.Nullable;

/**
 * What this person may do about a request now.
 *
 * @param decide approve or reject
 * @param whyNot why the person may not decide, in a whole sentence
 */
public record Allowed(
        boolean decide,
        boolean withdraw,
        boolean comment,
        @Nullable String whyNot) {}
