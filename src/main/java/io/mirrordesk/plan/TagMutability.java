package io.mirrordesk.plan;

/** ECR's {@code imageTagMutability}, as far as templates set it. */
public enum TagMutability {
    MUTABLE,
    IMMUTABLE
}
