/**
 * The only room with AWS clients: reading live state, the one executor of steps, the first pull through {@code /v2/}, and
 * every AWS error as a typed result with a sentence for people. It never decides what should be done.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"contract", "oci", "policy", "lifecycle", "plan", "audit"})
package io.mirrordesk.aws;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
