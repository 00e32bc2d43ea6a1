package io.mirrordesk.sandbox;

import io.mirrordesk.sandbox.access.Access;
import io.mirrordesk.sandbox.access.Principal;
import io.mirrordesk.sandbox.access.Tokens;
import io.mirrordesk.sandbox.registry.Gate;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.Caller;
import java.util.Optional;

/** Tokens and policies of the control plane, as {@code /v2/} asks for them. */
record DataPlaneGate(Tokens tokens, Access access, String region) implements Gate {

    @Override
    public Optional<Caller> login(String password) {
        return tokens.read(password).map(principal -> new Caller(principal.account(), region, principal.arn()));
    }

    @Override
    public boolean hasExpired(String password) {
        return tokens.hasExpired(password);
    }

    @Override
    public boolean allows(
            Caller caller, String action, Registry registry, String repositoryName, Optional<Repository> repository) {
        return access.allows(
                new Principal(caller.account(), caller.arn()), registry, action, repositoryName, repository);
    }
}
