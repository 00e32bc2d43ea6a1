package io.mirrordesk.run;

import io.mirrordesk.plan.RegistryId;

/** Another process may change the registry now; whoever gets this must stop at once and leave the rest to it. */
final class LeaseLost extends RuntimeException {

    LeaseLost(RegistryId registry) {
        super("The lease of " + registry + " is held by another process.");
    }
}
