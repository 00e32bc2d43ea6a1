package io.mirrordesk.portal.registries;

import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.observed.SyncState;

/**
 * A registry in the list.
 *
 * @param policyLimit how many characters its policy can have
 */
record RegistryLine(ManagedRegistry registry, SyncState sync, int policyLimit) {}
