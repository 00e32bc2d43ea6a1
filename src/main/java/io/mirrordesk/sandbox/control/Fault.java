package io.mirrordesk.sandbox.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is to go wrong, as the control API takes it.
 *
 * @param operation an operation's name, or {@code *}
 * @param type the AWS exception to answer, such as {@code ThrottlingException}; the operation does not act
 * @param message the exception's message
 * @param status the HTTP status of the refusal; 400, or 500 for a type that begins with {@code Server} or {@code Internal}
 * @param drop the operation acts, then the connection is dropped without an answer
 * @param unreachable the connection is dropped before the operation acts
 * @param delayMillis how long the answer waits; alone it only delays
 * @param times how often it happens; absent = until cleared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Fault(
        String operation,
        @Nullable String type,
        @Nullable String message,
        @Nullable Integer status,
        @Nullable Boolean drop,
        @Nullable Boolean unreachable,
        @Nullable Long delayMillis,
        @Nullable Integer times) {

    boolean hits(String called) {
        return operation.equals("*") || operation.equals(called);
    }

    /** The same fault with one time less. */
    Fault used() {
        Integer left = times == null ? null : times - 1;
        return new Fault(operation, type, message, status, drop, unreachable, delayMillis, left);
    }

    boolean spent() {
        return times != null && times <= 0;
    }

    int statusOrDefault() {
        if (status != null) {
            return status;
        }
        return type != null && (type.startsWith("Server") || type.startsWith("Internal")) ? 500 : 400;
    }
}
