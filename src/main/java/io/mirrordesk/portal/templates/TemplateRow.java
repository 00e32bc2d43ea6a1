package io.mirrordesk.portal.templates;

import java.util.List;

/**
 * A template in the list.
 *
 * @param sentences its lifecycle policy in words
 * @param mirrors prefixes that use it
 */
public record TemplateRow(
        String name,
        int version,
        String mode,
        List<String> sentences,
        int tags,
        List<String> mirrors,
        long repositories) {}
