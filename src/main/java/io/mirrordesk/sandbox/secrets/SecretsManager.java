package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.Operations;
import io.mirrordesk.sandbox.wire.Service;
import java.time.Clock;

/** The Secrets Manager service: which class has which operations. */
public record SecretsManager(Store store, Clock clock) {

    public Service service() {
        SecretFinder finder = new SecretFinder(store.secrets(), clock);
        ListOperations lists = new ListOperations(store, clock);
        Operations operations = new Operations();
        new CreationOperations(store, clock).addTo(operations);
        new DescriptionOperations(finder, store.secretVersions()).addTo(operations);
        lists.addTo(operations);
        new ReadOperations(finder, lists, store, clock).addTo(operations);
        new WriteOperations(finder, store, clock).addTo(operations);
        new VersionOperations(finder, store, clock).addTo(operations);
        new DeletionOperations(finder, store.secrets(), clock).addTo(operations);
        new TagOperations(finder, store.secrets()).addTo(operations);
        new PolicyOperations(finder, store.secrets()).addTo(operations);
        new PasswordOperations().addTo(operations);
        new RotationOperations(finder).addTo(operations);
        operations.leftOut(
                "CancelRotateSecret",
                "RemoveRegionsFromReplication",
                "ReplicateSecretToRegions",
                "StopReplicationToReplica");
        return new Service("secretsmanager", "secretsmanager", Service.Protocol.JSON_1_1, operations);
    }
}
