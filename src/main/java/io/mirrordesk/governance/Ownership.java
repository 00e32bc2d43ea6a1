package io.mirrordesk.governance;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry.Mode;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.observed.RepositoryRow;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.run.ActiveOrder;
import io.mirrordesk.run.StandingOrders;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The law that says which repositories reconciling may touch: those under the prefix of a managed rule other than {@code ROOT},
 * created after that rule came under management, or adopted; none while the mirror is only observed. What was asked for by name was
 * a subject of an approved plan, which is how an older one is adopted.
 */
@Component
class Ownership {

    private final Registries registries;
    private final Mirrors mirrors;
    private final StandingOrders orders;

    Ownership(Registries registries, Mirrors mirrors, StandingOrders orders) {
        this.registries = registries;
        this.mirrors = mirrors;
        this.orders = orders;
    }

    /** The mirror that the repository is brought to; empty when it is not to be touched. */
    Optional<ManagedMirror> mirrorOf(RepositoryRow repository) {
        if (registries.get(repository.registry()).mode() != Mode.MANAGED) {
            return Optional.empty();
        }
        return closest(repository.registry(), RepositoryName.parse(repository.name()))
                .filter(mirror -> !mirror.observing())
                .filter(mirror -> mirror.owns(repository.requested(), repository.createdAt()));
    }

    /** The standing order for a mirror's own prefix. */
    Optional<ActiveOrder> orderOf(ManagedMirror mirror) {
        return orders.all(mirror.definition().registry()).stream()
                .filter(active -> active.order().prefix().equals(mirror.prefix()))
                .findFirst();
    }

    private Optional<ManagedMirror> closest(RegistryId registry, RepositoryName repository) {
        return mirrors.all(registry).stream()
                .filter(mirror -> !mirror.prefix().isRoot() && mirror.prefix().covers(repository))
                .max(Comparator.comparingInt(mirror -> mirror.prefix().below().length()));
    }
}
