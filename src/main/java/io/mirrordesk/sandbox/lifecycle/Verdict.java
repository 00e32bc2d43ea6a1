package io.mirrordesk.sandbox.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * What a policy does to an image.
 *
 * @param rule the priority of the rule that does it; null for an image that follows its subject
 */
public record Verdict(
        Candidate image, Action action, @Nullable Integer rule) {

    /** The words of ECR's {@code ImageActionType}. */
    public enum Action {
        EXPIRE,
        /** To the storage class ARCHIVE, the only target there is. */
        TRANSITION
    }
}
