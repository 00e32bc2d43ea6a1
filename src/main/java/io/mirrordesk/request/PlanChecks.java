package io.mirrordesk.request;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.mirrordesk.observed.RepositorySeen;
import io.mirrordesk.run.RunEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has the plans of waiting requests looked at anew when something that they touch has moved: a repository was seen, or another run of
 * the registry has ended. Several reasons at the same time are one look.
 */
@Configuration(proxyBeanMethods = false)
class PlanChecks {

    private static final String TASK = "plan-check";
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    PlanChecks(JdbcClient jdbc, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.jdbc = jdbc;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Bean
    Task<Void> planCheckTask(ObjectProvider<PlanCheck> check) {
        return Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, _) -> {
                    check.getObject().look(Long.parseLong(instance.getId()));
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }

    @EventListener
    void seen(RepositorySeen seen) {
        soon(jdbc.sql("""
                        select id from request
                         where registries @> array[cast(? as text)] and state = 'SUBMITTED' and position(? in plan || coalesce(further, '')) > 0
                         order by id for update""")
                .params(seen.registry().toString(), "\"" + seen.repository() + "\"")
                .query((row, _) -> row.getLong("id"))
                .list());
    }

    @EventListener
    void ended(RunEvent.Succeeded event) {
        othersThan(event.request());
    }

    @EventListener
    void ended(RunEvent.RolledBack event) {
        othersThan(event.request());
    }

    private void othersThan(long request) {
        soon(jdbc.sql("""
                        select id from request
                         where registries && (select registries from request where id = ?) and state = 'SUBMITTED'
                         order by id for update""").param(request).query((row, _) -> row.getLong("id")).list());
    }

    /** Their rows are locked, so that no two transactions schedule the same look: the second would fail as a whole. */
    private void soon(List<Long> requests) {
        requests.forEach(request -> scheduler
                .getObject()
                .scheduleIfNotExists(
                        new TaskInstance<>(TASK, Long.toString(request)),
                        clock.instant().plus(SOON)));
    }
}
