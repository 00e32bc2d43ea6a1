package io.mirrordesk.portal.repositories;

import org.jspecify.annotations.Nullable;

/**
 * A difference between a repository and what its mirror and template want.
 *
 * @param kept whether the portal sets it right by itself where the repository is the mirror's own; not what only ECR applies
 * @param recreates whether only deleting the repository and creating it again sets it right
 * @param actual as a document or word; null for not there
 * @param expected as a document or word; null for not there
 */
public record FindingRow(
        String message,
        boolean kept,
        boolean recreates,
        @Nullable String actual,
        @Nullable String expected) {}
