package io.mirrordesk.contract;

import org.jspecify.annotations.Nullable;

/**
 * A filter that is set on a list, so that a page can show it as a token and say what it hides.
 *
 * @param name the parameter in the address, such as {@code mirror}
 * @param value what it is set to
 * @param matchesWithout how many rows would match without it; counted only when nothing matches, else null
 */
public record ActiveFilter(
        String name, String value, @Nullable Long matchesWithout) {}
