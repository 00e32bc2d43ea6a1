package io.mirrordesk.portal.requests;

import org.jspecify.annotations.Nullable;

/**
 * Why a step failed.
 *
 * @param help what helps, in words
 */
public record StepFault(
        String code,
        String message,
        @Nullable String help,
        @Nullable String awsRequestId) {}
