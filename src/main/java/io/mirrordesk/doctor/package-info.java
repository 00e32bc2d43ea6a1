/**
 * Why a pull failed: a client's error text in, the likely causes out, each with the evidence read from the registry and what helps. It
 * only reads; what it cannot read it says, and what it does not know it does not guess. Secrets in a pasted text are struck out before
 * anything else looks at it.
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
            "aws",
            "desired",
            "observed",
            "request"
        })
package io.mirrordesk.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
