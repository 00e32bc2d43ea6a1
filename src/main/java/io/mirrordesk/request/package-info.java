/**
 * Asking and deciding: submit, plan, coverage, approval rules, pending credentials, and the request's timeline. It never
 * calls AWS itself.
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
            "run"
        })
package io.mirrordesk.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
