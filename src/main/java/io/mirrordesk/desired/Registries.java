package io.mirrordesk.desired;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.identity.PerRequest;
import io.mirrordesk.plan.RegistryId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The registries under management. */
@Service
@Transactional(readOnly = true)
public class Registries {

    private final RegistryRows rows;

    Registries(RegistryRows rows) {
        this.rows = rows;
    }

    public List<ManagedRegistry> all() {
        return PerRequest.of(
                "registries",
                () -> rows.findAll().stream().map(RegistryEntity::toValue).toList());
    }

    /** @throws NotFound when the registry is not under management */
    public ManagedRegistry get(RegistryId id) {
        return all().stream()
                .filter(registry -> registry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("The registry " + id + " is not managed here."));
    }
}
