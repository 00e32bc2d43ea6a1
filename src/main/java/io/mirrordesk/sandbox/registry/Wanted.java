package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.wire.Caller;

/**
 * Who wants what.
 *
 * @param registry the registry addressed
 * @param name the repository's name, well-formed
 * @param reference a tag, a digest or an upload's id, as the route has it; else empty
 */
record Wanted(Caller caller, Registry registry, String name, String reference) {}
