package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.Secrets;
import io.mirrordesk.sandbox.wire.Caller;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Finds the secret of a request by name or ARN, in the caller's account and region. */
final class SecretFinder {

    private final Secrets secrets;
    private final Clock clock;

    SecretFinder(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Also a secret whose deletion was asked for. */
    Secret any(Caller caller, @Nullable String id) {
        if (id == null || id.isEmpty()) {
            throw SecretErrors.invalidParameter("You must provide a value for the SecretId parameter.");
        }
        secrets.purge(clock.instant());
        Registry registry = caller.registry();
        return secrets.find(registry, id).orElseThrow(SecretErrors::notFound);
    }

    /** A secret in use. */
    Secret active(Caller caller, @Nullable String id) {
        Secret secret = any(caller, id);
        if (secret.deletedAt() != null) {
            throw SecretErrors.markedForDeletion();
        }
        return secret;
    }
}
