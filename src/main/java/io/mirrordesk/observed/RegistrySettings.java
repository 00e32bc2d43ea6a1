package io.mirrordesk.observed;

import io.mirrordesk.plan.RegistryId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Rules, ECR's own templates and the policy of each registry, as the last sync read them. Plans are made from {@link LiveState}. */
@Service
public class RegistrySettings {

    private final RegistrySettingsStore store;

    RegistrySettings(RegistrySettingsStore store) {
        this.store = store;
    }

    /** Empty while they were never read. */
    public Optional<KnownSettings> of(RegistryId registry) {
        return store.of(registry);
    }
}
