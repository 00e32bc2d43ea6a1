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
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Who may change a registry: one process at a time, by a row that it renews every few seconds. A process that dies is
 * succeeded when its row runs out. When that is, PostgreSQL's clock says; how long a holder trusts its lease, two of its own: the wall clock
 * jumps, and the other one stands still while the machine sleeps, so whichever is the first to say so ends it.
 */
@Component
@EnableConfigurationProperties(Leases.Settings.class)
class Leases implements DisposableBean {

    private static final String ACQUIRE = """
            insert into registry_lease (registry_id, epoch, holder, expires_at)
            values (:registry, 1, :holder, now() + :millis * interval '1 millisecond')
            on conflict (registry_id) do update
               set epoch = registry_lease.epoch + case when registry_lease.holder = :holder then 0 else 1 end,
                   holder = :holder,
                   expires_at = now() + :millis * interval '1 millisecond'
             where registry_lease.holder = :holder or registry_lease.expires_at < now()
            returning epoch""";

    private final String holder = UUID.randomUUID().toString();
    private final Map<RegistryId, Lease> held = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Settings settings;

    Leases(JdbcClient jdbc, Clock clock, Settings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * @param term how long a lease lasts unless it is renewed
     * @param margin how long before that its holder stops trusting it
     */
    @ConfigurationProperties("mirrordesk.lease")
    record Settings(
            @DefaultValue("20s") Duration term,
            @DefaultValue("5s") Duration margin) {

        Duration trusted() {
            return term.minus(margin);
        }
    }

    /**
     * A lease.
     *
     * @param asked when it was last renewed, by the wall clock
     * @param askedNanos the same by {@link System#nanoTime}
     */
    record Lease(RegistryId registry, long epoch, Instant asked, long askedNanos) {}

    /** The registry's lease if this process has it or can take it. */
    Optional<Lease> acquire(RegistryId registry) {
        Lease lease = held.get(registry);
        return lease != null && isTrusted(lease) ? Optional.of(lease) : renew(registry);
    }

    /** @throws LeaseLost when this process may no longer change the registry */
    void require(Lease lease) {
        if (!isHeld(lease)) {
            throw new LeaseLost(lease.registry());
        }
    }

    /** Whether this process may still change the registry. */
    boolean isHeld(Lease lease) {
        Lease current = held.get(lease.registry());
        return current != null && current.epoch() == lease.epoch() && isTrusted(current);
    }

    @Scheduled(fixedDelayString = "${mirrordesk.lease.renewal:4s}")
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
        long askedNanos = System.nanoTime();
        Optional<Lease> lease = jdbc.sql(ACQUIRE)
                .param("registry", registry.toString())
                .param("holder", holder)
                .param("millis", settings.term().toMillis())
                .query(Long.class)
                .optional()
                .map(epoch -> new Lease(registry, epoch, asked, askedNanos));
        lease.ifPresentOrElse(taken -> held.put(registry, taken), () -> held.remove(registry));
        return lease;
    }

    private boolean isTrusted(Lease lease) {
        return clock.instant().isBefore(lease.asked().plus(settings.trusted()))
                && System.nanoTime() - lease.askedNanos() < settings.trusted().toNanos();
    }
}
