package io.mirrordesk.oci;

import java.util.Optional;

/**
 * A place in a text that names an image.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 code units
 * @param original as it is written, with its variables
 * @param reference what it means; empty when that is not known
 * @param fault why it is not known; empty when it is
 * @param versioned whether the version stands here too; the values of a chart may leave it to the chart
 */
public record FoundImage(
        int line,
        int column,
        String original,
        Optional<ImageReference> reference,
        Optional<Fault> fault,
        boolean versioned) {

    /** What keeps a reference from being known. */
    public enum FaultKind {
        /** A template, or a variable without a default, stands in it. */
        UNRESOLVED,
        /** It is not a reference. */
        INVALID
    }

    /** @param sentence for people */
    public record Fault(FaultKind kind, String sentence) {}
}
