package io.mirrordesk.portal.requests;

import org.jspecify.annotations.Nullable;

/**
 * A request in one of its registries.
 *
 * @param key begins the ids of what is shown about it, so that each is once on the page
 * @param several whether there are other registries, so that this one has to be named
 * @param run null before it is approved
 * @param steer whether the person may retry or roll back what has stopped; pause, resume or cancel what has not
 */
public record RequestPart(
        String key,
        String registry,
        boolean several,
        PlanView plan,
        @Nullable RunView run,
        boolean steer) {}
