package io.mirrordesk.aws;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.plan.Step;
import org.jspecify.annotations.Nullable;

/**
 * A step that may be executed. Only {@code io.mirrordesk.run} makes one.
 *
 * @param authority what allows it, such as {@code request:42}; recorded with the call
 * @param request the request it belongs to, null for none
 * @param actor on whose behalf the call is made
 */
public record AuthorizedStep(
        Step step, String authority, @Nullable Long request, Actor actor) {}
