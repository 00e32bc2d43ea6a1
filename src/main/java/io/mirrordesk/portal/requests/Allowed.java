package io.mirrordesk.portal.requests;

import org.jspecify.annotations.Nullable;

/**
 * What this person may do about a request now.
 *
 * @param decide approve or reject
 * @param steer retry or roll back what has stopped; pause, resume or cancel what has not
 * @param whyNot why the person may not decide, in a whole sentence
 */
public record Allowed(
        boolean decide,
        boolean withdraw,
        boolean comment,
        boolean steer,
        @Nullable String whyNot) {}
