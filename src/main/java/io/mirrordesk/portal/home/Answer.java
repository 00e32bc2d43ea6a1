package io.mirrordesk.portal.home;

import org.jspecify.annotations.Nullable;

/**
 * One reference and where it stands.
 *
 * @param status COVERED, NO_GRANT, NOT_COVERED, UNSUPPORTED_UPSTREAM, ALREADY_MIRRORED or INVALID
 * @param mirror prefix of the mirror that has it
 * @param host what stands before the repository
 * @param path repository with tag or digest below the host
 * @param message why not, in a whole sentence
 * @param offer what to ask for when nothing covers it yet
 */
public record Answer(
        String original,
        String status,
        @Nullable String mirror,
        @Nullable String host,
        @Nullable String path,
        @Nullable String message,
        @Nullable Offer offer) {}
