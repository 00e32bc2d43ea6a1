/**
 * The edge that people and programs see: layout, API conventions, error pages, demo data, and every page or API resource that
 * shows several rooms. It composes; it decides nothing.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "contract",
            "oci",
            "policy",
            "lifecycle",
            "plan",
            "audit",
            "identity",
            "aws",
            "desired",
            "observed",
            "observed::figures",
            "observed::query",
            "observed::search",
            "run",
            "request",
            "governance",
            "doctor"
        })
package io.mirrordesk.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
