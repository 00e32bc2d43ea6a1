package io.mirrordesk.audit;

import org.jspecify.annotations.Nullable;

/**
 * A mutating call to AWS that is about to be made.
 *
 * @param action the step kind, such as {@code CreateRule}
 * @param subject {@code <type>:<name>}, such as {@code rule:docker-hub}
 * @param registry {@code <account id>.<region>}
 * @param before JSON text of the subject as just read, or null if it is not there
 * @param after JSON text of what the call asks for, or null if it deletes; never a secret's value
 * @param request the request that authorizes it, or null for a standing order's own work
 */
public record RemoteCall(
        Actor actor,
        String action,
        String subject,
        @Nullable String registry,
        @Nullable String before,
        @Nullable String after,
        @Nullable Long request) {

    public static RemoteCall of(Actor actor, String action, String subject) {
        return new RemoteCall(actor, action, subject, null, null, null, null);
    }

    public RemoteCall in(String registry) {
        return new RemoteCall(actor, action, subject, registry, before, after, request);
    }

    public RemoteCall before(@Nullable String json) {
        return new RemoteCall(actor, action, subject, registry, json, after, request);
    }

    public RemoteCall after(@Nullable String json) {
        return new RemoteCall(actor, action, subject, registry, before, json, request);
    }

    public RemoteCall forRequest(@Nullable Long request) {
        return new RemoteCall(actor, action, subject, registry, before, after, request);
    }
}
