package io.mirrordesk.run;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How many runs there are. */
@Service
public class RunStatistics {

    private final JdbcClient jdbc;

    RunStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By state; a state that none is in is missing. */
    public Map<RunState, Long> byState() {
        return jdbc
                .sql("select state, count(*) as runs from run group by state")
                .query((row, _) -> Map.entry(RunState.valueOf(row.getString("state")), row.getLong("runs")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
