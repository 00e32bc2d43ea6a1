package io.mirrordesk.observed.query;

import org.jspecify.annotations.Nullable;

/**
 * Where a filter cannot be read, why, and what would do.
 *
 * @param offset of the first character at fault, from 0, in UTF-16 code units as Java, JavaScript and JSON count them
 * @param length of what is at fault; 0 where something is missing
 * @param message what is wrong, in a sentence
 * @param expected what can stand there, in a sentence
 * @param replacement for what is at fault, when there is a likely one; empty to take it away
 */
public record Fault(
        int offset,
        int length,
        String message,
        String expected,
        @Nullable String replacement) {

    /** The whole text with the replacement in place; the text itself when there is none. */
    public String corrected(String text) {
        return replacement == null
                ? text
                : (text.substring(0, offset) + replacement + text.substring(offset + length)).strip();
    }

    /** All of it for a person: what is wrong, where, and what to write. */
    public String sentence() {
        String proposal =
                replacement == null || replacement.isBlank() ? "" : " Did you mean “" + replacement.strip() + "”?";
        return message + " (" + place() + ") " + expected + proposal;
    }

    private String place() {
        if (length <= 1) {
            return "At character " + (offset + 1) + ".";
        }
        return "At characters " + (offset + 1) + " to " + (offset + length) + ".";
    }
}
