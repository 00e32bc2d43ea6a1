/**
 * ECR lifecycle policies: grammar, validation with ECR's limits, and canonical form. Pure: no Spring, no I/O.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"contract"})
package io.mirrordesk.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
