package io.mirrordesk.portal.view;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.plan.RegistryId;

/** Registries in the addresses of pages. */
public final class RegistryPaths {

    private RegistryPaths() {}

    /** @throws NotFound when the text can be no registry: there is nothing at such an address */
    public static RegistryId parse(String text) {
        try {
            return RegistryId.parse(text);
        } catch (IllegalArgumentException unknown) {
            throw new NotFound(String.valueOf(unknown.getMessage()));
        }
    }
}
