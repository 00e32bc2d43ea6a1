package io.mirrordesk.run;

import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.PlanJson;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.Subject;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which subjects runs are at work on: what is read of them may be half done, and is no drift. A reader asks before it begins to read, and
 * again in the transaction that writes down what it found. No clocks are compared, and nobody has to wait for a lease.
 */
@Service
public class RunActivity {

    /** More runs than can be filed between the beginning of a check and its end. */
    private static final int RECENT = 200;

    /** What the other runs of its request have to reach as well is not desired yet, though one of them is done with it. */
    private static final String RUNS = """
            select id, state || ' ' || coalesce(started_at::text, '') || ' ' || coalesce(finished_at::text, '') as stage,
                   state in ('QUEUED', 'RUNNING', 'PAUSED')
                   or state = 'SUCCEEDED' and change::jsonb ->> 'kind' = 'CHANGE_TEMPLATE' and exists (
                     select from run other
                      where other.request = run.request and other.state in ('QUEUED', 'RUNNING', 'PAUSED')) as busy
              from run
             where registry_id = :registry
               and (state not in ('SUCCEEDED', 'ROLLED_BACK')
                    or id > (select coalesce(max(id), 0) - :recent from run))""";

    private final JdbcClient jdbc;
    private final RunStore store;

    RunActivity(JdbcClient jdbc, RunStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /**
     * How the runs of a registry stood.
     *
     * @param stages of each run that could still move, and of the latest ones
     */
    public record Moment(RegistryId registry, Map<Long, String> stages) {

        public Moment {
            stages = Map.copyOf(stages);
        }
    }

    private record Standing(long run, String stage, boolean busy) {}

    @Transactional(readOnly = true)
    public Moment now(RegistryId registry) {
        return new Moment(
                registry, standing(registry).stream().collect(Collectors.toMap(Standing::run, Standing::stage)));
    }

    /** The subjects of every run that is under way or about to be, or has moved since. */
    @Transactional(readOnly = true)
    public Set<Subject> touchedSince(Moment moment) {
        Long[] runs = standing(moment.registry()).stream()
                .filter(run -> run.busy() || !Objects.equals(moment.stages().get(run.run()), run.stage()))
                .map(Standing::run)
                .toArray(Long[]::new);
        return Set.copyOf(jdbc.sql("select step from run_step where run_id = any (?)")
                .param(runs)
                .query((row, _) ->
                        PlanJson.read(row.getString("step"), Step.class).subject())
                .list());
    }

    /** What a run carries out. */
    @Transactional(readOnly = true)
    public ChangeSet change(long run) {
        return store.order(run).change();
    }

    private Collection<Standing> standing(RegistryId registry) {
        return jdbc.sql(RUNS)
                .param("registry", registry.toString())
                .param("recent", RECENT)
                .query((row, _) -> new Standing(row.getLong("id"), row.getString("stage"), row.getBoolean("busy")))
                .list();
    }
}
