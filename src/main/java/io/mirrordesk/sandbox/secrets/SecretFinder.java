package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.Secrets;
import io.mirrordesk.sandbox.wire.Caller;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the secret of a request by name or by full or partial ARN, in the caller's account and region. */
final class SecretFinder {

    private static final Pattern OWNER = Pattern.compile("arn:aws[a-z-]*:secretsmanager:[^:]*:(\\d{12}):.*");

    private final Secrets secrets;
    private final Clock clock;

    SecretFinder(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Also a secret whose deletion was asked for. */
    Secret any(Caller caller, @Nullable String id) {
        return find(caller, id).orElseThrow(SecretErrors::notFound);
    }

    /** Also a secret whose deletion was asked for; empty if there is none. */
    Optional<Secret> find(Caller caller, @Nullable String id) {
        String checked = Checks.secretId(id);
        Matcher owner = OWNER.matcher(checked);
        if (owner.matches() && !owner.group(1).equals(caller.account())) {
            throw SecretErrors.denied(caller.arn(), checked);
        }
        secrets.purge(clock.instant());
        return secrets.find(caller.registry(), checked);
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
