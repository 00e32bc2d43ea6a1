package io.mirrordesk.request;

/**
 * A request that was found.
 *
 * @param title what is asked, in words
 * @param rolledBack whether what it did is undone
 */
public record FoundRequest(
        long id, String title, RequestState state, boolean rolledBack, String requester, String team) {}
