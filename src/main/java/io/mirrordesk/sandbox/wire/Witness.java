package io.mirrordesk.sandbox.wire;

import tools.jackson.databind.JsonNode;

/** Hears of each operation that has acted, whatever becomes of its answer. */
@FunctionalInterface
public interface Witness {

    /**
     * An operation that has acted.
     *
     * @param service such as {@code ecr}
     * @param operation such as {@code PutRegistryPolicy}
     * @param request as it was sent
     * @param requestId as the answer says it
     */
    record Act(String service, String operation, Caller caller, JsonNode request, String requestId) {}

    void acted(Act act);
}
