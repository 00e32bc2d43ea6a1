package io.mirrordesk.run;

import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Who may change a registry: one process at a time, by a row that it renews every few seconds. A process that dies is
 * succeeded when its row runs out.
 */
@Component
class Leases implements DisposableBean {

    private static final Duration TERM = Duration.ofSeconds(20);
    /** A holder stops trusting its lease this long before others may take it. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static final String ACQUIRE = """
            insert into registry_lease (registry_id, epoch, holder, expires_at)
            values (:registry, 1, :holder, now() + :seconds * interval '1 second')
            on conflict (registry_id) do update
               set epoch = registry_lease.epoch + case when registry_lease.holder = :holder then 0 else 1 end,
                   holder = :holder,
                   expires_at = now() + :seconds * interval '1 second'
             where registry_lease.holder = :holder or registry_lease.expires_at < now()
            returning epoch""";

    private final String holder = UUID.randomUUID().toString();
    private final Map<RegistryId, Lease> held = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Clock clock;

    Leases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A lease, with the local time until which its holder may trust it. */
    record Lease(RegistryId registry, long epoch, Instant trustedUntil) {}

    /** The registry's lease if this process has it or can take it. */
    Optional<Lease> acquire(RegistryId registry) {
        Lease lease = held.get(registry);
        return lease != null && isTrusted(lease) ? Optional.of(lease) : renew(registry);
    }

    /** @throws LeaseLost when this process may no longer change the registry */
    void require(Lease lease) {
        Lease current = held.get(lease.registry());
        if (current == null || current.epoch() != lease.epoch() || !isTrusted(current)) {
            throw new LeaseLost(lease.registry());
        }
    }

    @Scheduled(fixedDelay = 4_000)
    void renewAll() {
        held.keySet().forEach(this::renew);
    }

    @Override
    public void destroy() {
        held.keySet()
                .forEach(registry -> jdbc.sql(
                                "update registry_lease set expires_at = now() where registry_id = ? and holder = ?")
                        .params(registry.toString(), holder)
                        .update());
    }

    private Optional<Lease> renew(RegistryId registry) {
        Instant asked = clock.instant();
        Optional<Lease> lease = jdbc.sql(ACQUIRE)
                .param("registry", registry.toString())
                .param("holder", holder)
                .param("seconds", TERM.toSeconds())
                .query(Long.class)
                .optional()
                .map(epoch -> new Lease(registry, epoch, asked.plus(TERM).minus(MARGIN)));
        lease.ifPresentOrElse(taken -> held.put(registry, taken), () -> held.remove(registry));
        return lease;
    }

    private boolean isTrusted(Lease lease) {
        return clock.instant().isBefore(lease.trustedUntil());
    }
}
