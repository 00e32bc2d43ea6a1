/**
 * ECR lifecycle policies: grammar, validation with ECR's limits, canonical form, and a simulator that says what becomes of each image
 * of a repository. Pure: no Spring, no I/O.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"contract"})
package io.mirrordesk.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
