package io.mirrordesk.portal.requests;

import org.jspecify.annotations.Nullable;

/**
 * A fact that a decision rests on.
 *
 * @param label last part of the message {@code check.…}
 * @param state a state that is shown instead of plain words
 */
public record Check(String label, String value, @Nullable String state) {}
