/**
 * Authorities (decisions and standing orders), the lease of a registry, and the loop that executes what they allow. The only
 * maker of an authorized step.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "contract",
            "oci",
            "policy",
            "lifecycle",
            "plan",
            "identity",
            "audit",
            "desired",
            "observed",
            "aws"
        })
package io.mirrordesk.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
