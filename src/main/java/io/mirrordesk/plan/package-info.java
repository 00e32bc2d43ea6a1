/**
 * Desired and observed state as values, the change that is asked for, and the {@link io.mirrordesk.plan.Planner} that turns
 * their difference into ordered steps. Pure: no Spring, no I/O; nothing here knows who decides or how a step is executed.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"contract", "oci", "policy", "lifecycle"})
package io.mirrordesk.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
