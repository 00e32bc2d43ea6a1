package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.Operations;
import io.mirrordesk.sandbox.wire.Service;
import java.time.Clock;

/** The Secrets Manager service: which class has which operations. */
public record SecretsManager(Store store, Clock clock) {

    public Service service() {
        SecretFinder finder = new SecretFinder(store.secrets(), clock);
        Operations operations = new Operations();
        new SecretOperations(finder, store, clock).addTo(operations);
        new ValueOperations(finder, store, clock).addTo(operations);
        new DeletionOperations(finder, store.secrets(), clock).addTo(operations);
        operations.leftOut(
                "BatchGetSecretValue",
                "CancelRotateSecret",
                "DeleteResourcePolicy",
                "GetRandomPassword",
                "GetResourcePolicy",
                "ListSecretVersionIds",
                "PutResourcePolicy",
                "RemoveRegionsFromReplication",
                "ReplicateSecretToRegions",
                "RotateSecret",
                "StopReplicationToReplica",
                "TagResource",
                "UntagResource",
                "UpdateSecretVersionStage",
                "ValidateResourcePolicy");
        return new Service("secretsmanager", "secretsmanager", Service.Protocol.JSON_1_1, operations);
    }
}
