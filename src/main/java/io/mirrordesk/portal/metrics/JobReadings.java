package io.mirrordesk.portal.metrics;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of jobs belongs to db-scheduler: {@code execution_time} is when a job should begin, {@code picked} says that it has. */
@Component
class JobReadings implements Readings {

    private static final String JOBS = """
            select task_name, count(*) as jobs, count(*) filter (where consecutive_failures > 0) as failing,
                   coalesce(extract(epoch from :now - min(execution_time) filter (where not picked and execution_time < :now)), 0) as late
              from scheduled_tasks group by task_name""";

    private final JdbcClient jdbc;
    private final Clock clock;

    JobReadings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "jobs";
    }

    @Override
    public List<Reading> read() {
        return jdbc
                .sql(JOBS)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> {
                    String task = row.getString("task_name");
                    return List.of(
                            Reading.of(Figure.JOBS, row.getLong("jobs"), "task", task),
                            Reading.of(Figure.JOBS_FAILING, row.getLong("failing"), "task", task),
                            Reading.of(Figure.JOBS_LATE, row.getDouble("late"), "task", task));
                })
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }
}
