package io.mirrordesk.portal.requests;

import org.jspecify.annotations.Nullable;

/**
 * One step of a plan, and how far a run got with it.
 *
 * @param title what it does, in words
 * @param detail a line more about it
 * @param progress null before there is a run
 */
public record StepView(
        int index,
        String kind,
        String title,
        String subject,
        @Nullable String detail,
        String risk,
        String iamAction,
        @Nullable String before,
        @Nullable String after,
        @Nullable StepProgress progress) {}
