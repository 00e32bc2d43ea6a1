package io.mirrordesk.doctor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was read.
 *
 * @param sentence what it says
 * @param source where it was read: an operation of AWS, {@code your text, line 3}, or {@code the portal}
 * @param at when; null for the pasted text
 */
public record Evidence(
        String sentence, String source, @Nullable Instant at) {}
