package io.mirrordesk.portal.registries;

import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.observed.SyncState;

/**
 * A registry in the list.
 *
 * @param policyLimit how many characters its policy can have
 * @param foreignRules rules that are not managed here, of those that were read last
 */
record RegistryLine(ManagedRegistry registry, SyncState sync, int policyLimit, long foreignRules) {}
