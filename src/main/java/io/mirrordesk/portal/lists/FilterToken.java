package io.mirrordesk.portal.lists;

import org.jspecify.annotations.Nullable;

/**
 * A condition that is set.
 *
 * @param text as it is written
 * @param rest the filter without it
 * @param matchesWithout how many rows would match without it; null where nobody asked
 * @param more whether they are more than that
 */
public record FilterToken(
        String text, String rest, @Nullable Long matchesWithout, boolean more) {}
