package io.mirrordesk.portal.repositories;

import org.jspecify.annotations.Nullable;

/**
 * A difference between a repository and what its mirror and template want.
 *
 * @param actual as a document or word; null for not there
 * @param expected as a document or word; null for not there
 */
public record FindingRow(
        String message, @Nullable String actual, @Nullable String expected) {}
