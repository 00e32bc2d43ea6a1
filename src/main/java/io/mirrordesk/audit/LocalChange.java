package io.mirrordesk.audit;

import org.jspecify.annotations.Nullable;

/**
 * A change in the portal's own database.
 *
 * @param action the verb, such as {@code ApproveRequest}
 * @param subject {@code <type>:<name>}, such as {@code request:42}
 * @param registry {@code <account id>.<region>}, or null if the change belongs to none
 * @param before JSON text, or null
 * @param after JSON text, or null; never a secret's value
 * @param request the request that asked for it, or null
 * @param solo whether an admin decided alone because no second approver exists
 */
public record LocalChange(
        Actor actor,
        String action,
        String subject,
        @Nullable String registry,
        @Nullable String before,
        @Nullable String after,
        @Nullable Long request,
        boolean solo) {

    public static LocalChange of(Actor actor, String action, String subject) {
        return new LocalChange(actor, action, subject, null, null, null, null, false);
    }

    public LocalChange in(String registry) {
        return new LocalChange(actor, action, subject, registry, before, after, request, solo);
    }

    public LocalChange before(@Nullable String json) {
        return new LocalChange(actor, action, subject, registry, json, after, request, solo);
    }

    public LocalChange after(@Nullable String json) {
        return new LocalChange(actor, action, subject, registry, before, json, request, solo);
    }

    public LocalChange forRequest(@Nullable Long request) {
        return new LocalChange(actor, action, subject, registry, before, after, request, solo);
    }

    /** Marks a decision that an admin took about an own request. */
    public LocalChange solo(boolean solo) {
        return new LocalChange(actor, action, subject, registry, before, after, request, solo);
    }
}
