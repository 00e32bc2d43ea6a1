package io.mirrordesk.policy;

import org.jspecify.annotations.Nullable;

/**
 * Something in a registry policy that ECR stores without a word and that is probably not meant.
 *
 * @param statement its place in the document, 1 for the first
 * @param sid null for a statement without one
 * @param element such as {@code Resource}
 * @param message what is wrong, a sentence
 * @param help what to do, a sentence
 */
public record LintFinding(
        Severity severity, int statement, @Nullable String sid, String element, String message, String help) {

    /** How bad it is. */
    public enum Severity {
        /** It has no effect: what it names does not exist or is not asked about. */
        WITHOUT_EFFECT,
        /** It grants more than a mirror needs. */
        TOO_WIDE,
        /** It works, but not for everything that one would expect. */
        INCOMPLETE
    }
}
