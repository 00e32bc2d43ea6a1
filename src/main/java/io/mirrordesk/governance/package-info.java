/**
 * Standing orders at work: new and changed repositories are reconciled, the sweep finds what no event told, and requested
 * images are warmed.
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
            "run",
            "aws"
        })
package io.mirrordesk.governance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
