package io.mirrordesk.desired;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.contract.NotFound;
import io.mirrordesk.identity.PerRequest;
import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The registries under management. */
@Service
@Transactional(readOnly = true)
public class Registries {

    private final RegistryRows rows;
    private final Audit audit;
    private final Clock clock;

    Registries(RegistryRows rows, Audit audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the order in which they came under management. */
    public List<ManagedRegistry> all() {
        return PerRequest.of(
                "registries",
                () -> rows.inOrder().stream().map(RegistryEntity::toValue).toList());
    }

    /** @throws NotFound when the registry is not under management */
    public ManagedRegistry get(RegistryId id) {
        return all().stream()
                .filter(registry -> registry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("The registry " + id + " is not managed here."));
    }

    /** Takes a registry under management; of one that is, how it is reached is taken over, and its mode stays. */
    @Transactional
    public void connect(ManagedRegistry registry, Actor by) {
        rows.findById(registry.id().toString())
                .ifPresentOrElse(known -> known.connect(registry), () -> manage(registry, by));
    }

    private void manage(ManagedRegistry registry, Actor by) {
        rows.save(new RegistryEntity(registry, clock.instant()));
        audit.local(LocalChange.of(by, "ManageRegistry", "registry:" + registry.id())
                .in(registry.id().toString()));
    }
}
