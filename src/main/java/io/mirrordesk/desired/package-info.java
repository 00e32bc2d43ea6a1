/**
 * What people defined: registries under management, credentials, templates, mirrors and their access grants. It composes the
 * target state of a change; it never calls AWS.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"contract", "oci", "policy", "lifecycle", "plan", "identity", "audit"})
package io.mirrordesk.desired;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
