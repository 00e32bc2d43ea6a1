/**
 * What AWS has: live reading for plans, the inventory filled by sync and by events, and its lists. It never changes
 * anything in AWS.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"contract", "oci", "policy", "lifecycle", "plan", "identity", "audit", "desired", "aws"})
package io.mirrordesk.observed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
