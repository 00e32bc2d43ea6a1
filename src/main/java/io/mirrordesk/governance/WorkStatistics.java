package io.mirrordesk.governance;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How much standing orders have done and have yet to do. A state that nothing is in is missing. */
@Service
public class WorkStatistics {

    private final JdbcClient jdbc;

    WorkStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Repositories that were seen, by what came of them. */
    public Map<Reconciliation.State, Long> reconciliations() {
        return byState("select state, count(*) as n from reconciliation group by state", Reconciliation.State::valueOf);
    }

    /** Images to be pulled for the first time, by what came of it. */
    public Map<WarmUp.State, Long> warmUps() {
        return byState("select state, count(*) as n from warm_up group by state", WarmUp.State::valueOf);
    }

    private <S> Map<S, Long> byState(String sql, Function<String, S> state) {
        return jdbc
                .sql(sql)
                .query((row, _) -> Map.entry(state.apply(row.getString("state")), row.getLong("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
