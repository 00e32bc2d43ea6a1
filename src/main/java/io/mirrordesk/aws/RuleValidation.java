package io.mirrordesk.aws;

import org.jspecify.annotations.Nullable;

/**
 * ECR's own opinion of a rule: it connects to the upstream and signs in there.
 *
 * @param failure ECR's words, null when valid
 */
public record RuleValidation(boolean isValid, @Nullable String failure) {}
