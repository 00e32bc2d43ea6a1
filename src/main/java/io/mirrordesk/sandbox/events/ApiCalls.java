package io.mirrordesk.sandbox.events;

import io.mirrordesk.sandbox.wire.Witness;
import java.util.Map;
import java.util.Set;

/**
 * Which calls CloudTrail's events are sent for: those that change what a registry is set to, and its secrets. Repositories have events of
 * their own for what matters, and the many calls that set one up would drown the rest; CreateRepository tells of itself.
 */
public final class ApiCalls implements Witness {

    private static final Map<String, Set<String>> TOLD = Map.of(
            "ecr",
            Set.of(
                    "CreatePullThroughCacheRule",
                    "UpdatePullThroughCacheRule",
                    "DeletePullThroughCacheRule",
                    "PutRegistryPolicy",
                    "DeleteRegistryPolicy",
                    "CreateRepositoryCreationTemplate",
                    "UpdateRepositoryCreationTemplate",
                    "DeleteRepositoryCreationTemplate",
                    "DeleteRepository"),
            "secretsmanager",
            Set.of("CreateSecret", "PutSecretValue", "UpdateSecret", "DeleteSecret", "RestoreSecret"));

    private final Events events;

    public ApiCalls(Events events) {
        this.events = events;
    }

    @Override
    public void acted(Act act) {
        if (TOLD.getOrDefault(act.service(), Set.of()).contains(act.operation())) {
            events.apiCall(act);
        }
    }
}
