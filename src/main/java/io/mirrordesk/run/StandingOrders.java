package io.mirrordesk.run;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.StandingOrder;
import io.mirrordesk.plan.StepKind;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The register of standing orders: one in force for each prefix. */
@Service
public class StandingOrders {

    private final JdbcClient jdbc;
    private final Clock clock;

    StandingOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The order in force with the longest prefix that the repository lies under. */
    @Transactional(readOnly = true)
    public Optional<ActiveOrder> covering(RegistryId registry, RepositoryName repository) {
        return all(registry).stream()
                .filter(active -> active.order().prefix().covers(repository))
                .max(Comparator.comparingInt(
                        active -> active.order().prefix().below().length()));
    }

    /** All orders in force for a registry. */
    @Transactional(readOnly = true)
    public List<ActiveOrder> all(RegistryId registry) {
        return jdbc.sql("select * from standing_order where registry_id = ? and state = 'ACTIVE' order by prefix")
                .param(registry.toString())
                .query((row, _) -> new ActiveOrder(
                        row.getLong("id"),
                        registry,
                        new StandingOrder(
                                Prefix.parse(row.getString("prefix")),
                                Arrays.stream((String[])
                                                row.getArray("step_kinds").getArray())
                                        .map(StepKind::parse)
                                        .collect(Collectors.toCollection(TreeSet::new)),
                                row.getString("template")),
                        row.getLong("request")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void activate(RegistryId registry, StandingOrder order, long request) {
        end(registry, order.prefix());
        jdbc.sql("""
                        insert into standing_order
                               (registry_id, prefix, step_kinds, template, request, state, activated_at)
                        values (:registry, :prefix, :kinds, :template, :request, 'ACTIVE', :now)""")
                .param("registry", registry.toString())
                .param("prefix", order.prefix().value())
                .param(
                        "kinds",
                        order.stepKinds().stream().map(StepKind::toString).toArray(String[]::new))
                .param("template", order.template())
                .param("request", request)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** From now on nothing happens under the prefix without another decision. */
    @Transactional(propagation = Propagation.MANDATORY)
    void end(RegistryId registry, Prefix prefix) {
        jdbc.sql("""
                        update standing_order set state = 'REPLACED'
                         where registry_id = ? and prefix = ? and state = 'ACTIVE'""").params(registry.toString(), prefix.value()).update();
    }
}
