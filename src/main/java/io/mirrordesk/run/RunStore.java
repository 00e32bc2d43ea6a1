package io.mirrordesk.run;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.Plan;
import io.mirrordesk.plan.PlanJson;
import io.mirrordesk.plan.Rollout;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.StepView;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of runs and their steps. */
@Repository
class RunStore {

    /** A run and its steps in one statement; a run has at least the columns of one step, all null if it has none. */
    private static final String VIEWS = """
            select r.*, s.position, s.step, s.undoes, s.state as step_state, s.aws_request_id,
                   s.started_at as step_started_at, s.finished_at as step_finished_at, s.error as step_error
              from (select * from run %s) r left join run_step s on s.run_id = r.id
             order by r.id, s.position""";

    private final JdbcClient jdbc;
    private final Clock clock;

    RunStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the loop needs besides the view. */
    record Order(
            ChangeSet change,
            String decidedBy,
            boolean solo,
            @Nullable Rollout rollout) {}

    @Transactional
    long create(RunOrder order) {
        long run = jdbc.sql("""
                        insert into run
                               (registry_id, request, state, change, plan_hash, rollout, decided_by, solo, created_at)
                        values (:registry, :request, 'QUEUED', :change, :hash, :rollout, :by, :solo, :now) returning id""")
                .param("registry", order.change().registry().toString())
                .param("request", order.request())
                .param("change", PlanJson.write(order.change()))
                .param("hash", order.plan().hash())
                .param("rollout", rollout(order.plan()))
                .param("by", order.decidedBy())
                .param("solo", order.solo())
                .param("now", now())
                .query(Long.class)
                .single();
        order.plan().steps().forEach(step -> append(run, step, null));
        return run;
    }

    /** Adds a step behind those that the run has; returns its index. */
    int append(long run, Step step, @Nullable Integer undoes) {
        return jdbc.sql("""
                        insert into run_step (run_id, position, step, fingerprint, undoes, state)
                        select :run, coalesce(max(position), 0) + 1, :step, :fingerprint, :undoes, 'PENDING'
                          from run_step where run_id = :run
                        returning position""")
                .param("run", run)
                .param("step", PlanJson.write(step))
                .param("fingerprint", StepView.of(step).fingerprint())
                .param("undoes", undoes)
                .query(Integer.class)
                .single();
    }

    Order order(long run) {
        return jdbc.sql("select change, decided_by, solo, rollout from run where id = ?")
                .param(run)
                .query((row, _) -> new Order(
                        PlanJson.read(row.getString("change"), ChangeSet.class),
                        row.getString("decided_by"),
                        row.getBoolean("solo"),
                        rollout(row.getString("rollout"))))
                .optional()
                .orElseThrow(() -> new NotFound("There is no run " + run + "."));
    }

    RunView get(long run) {
        return views("where id = :key", run).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no run " + run + "."));
    }

    /** The newest run in each registry of the requests that have one, in the order in which they were decided about. */
    List<RunView> latestOf(Collection<Long> requests) {
        return views(
                "where id in (select max(id) from run where request = any (:key) group by request, registry_id)",
                requests.toArray(Long[]::new));
    }

    private List<RunView> views(String where, Object key) {
        return jdbc.sql(VIEWS.formatted(where)).param("key", key).query(RunRows::views);
    }

    /** Moves a run on; returns whether it was in one of the states {@code from}. */
    boolean move(long run, RunState to, @Nullable RunError error, RunState... from) {
        return jdbc.sql("""
                        update run
                           set state = :to, error = :error, wish = null, wished_by = null, attempts = 0,
                               started_at = case when :to = 'RUNNING' then coalesce(started_at, :now) else started_at end,
                               finished_at = case when :ended then :now::timestamptz end
                         where id = :run and state = any(:from)""")
                        .param("to", to.name())
                        .param("error", error == null ? null : PlanJson.write(error))
                        .param("now", now())
                        .param("ended", to.isEnded())
                        .param("run", run)
                        .param(
                                "from",
                                java.util.Arrays.stream(from).map(Enum::name).toArray(String[]::new))
                        .update()
                > 0;
    }

    /** Tells a run that is under way; returns whether it was. */
    boolean wish(long run, RunWish wish, String by) {
        return jdbc.sql("update run set wish = ?, wished_by = ? where id = ? and state = 'RUNNING'")
                        .params(wish.name(), by, run)
                        .update()
                > 0;
    }

    /** What somebody wants of it before its next step. */
    Optional<Halted> wish(long run) {
        return jdbc.sql("select wish, wished_by from run where id = ? and wish is not null")
                .param(run)
                .query((row, _) -> new Halted(RunWish.valueOf(row.getString("wish")), row.getString("wished_by")))
                .optional();
    }

    /** Those that nobody began, the oldest first. */
    List<Long> queued() {
        return jdbc.sql("select id from run where state = 'QUEUED' order by id")
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /** Until the end of the transaction none of the request's runs begins, or makes the decision void. */
    void lockDecision(long request) {
        jdbc.sql("select id from run where request = ? order by id for update")
                .param(request)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    void rollBack(long run) {
        jdbc.sql("update run set rolling_back = true where id = ?").param(run).update();
    }

    void begin(long run, int index) {
        jdbc.sql("""
                        update run_step set state = 'RUNNING', started_at = ?, finished_at = null, error = null
                         where run_id = ? and position = ?""").params(now(), run, index).update();
    }

    void end(
            long run, int index, StepState state, @Nullable RunError error, @Nullable String awsRequestId, long audit) {
        jdbc.sql("""
                        update run_step set state = :state, error = :error, aws_request_id = :request,
                               audit_record = :audit, finished_at = :now
                         where run_id = :run and position = :index""")
                .param("state", state.name())
                .param("error", error == null ? null : PlanJson.write(error))
                .param("request", awsRequestId)
                .param("audit", audit)
                .param("now", now())
                .param("run", run)
                .param("index", index)
                .update();
        if (state == StepState.SUCCEEDED) {
            jdbc.sql("update run set attempts = 0 where id = ? and attempts > 0")
                    .param(run)
                    .update();
        }
    }

    /** Returns how often in a row it was tried in vain by now. */
    int tried(long run) {
        return jdbc.sql("update run set attempts = attempts + 1 where id = ? returning attempts")
                .param(run)
                .query(Integer.class)
                .single();
    }

    /** Says how a step stands without a call of its own: it was so already, is not wanted, or has to be made again. */
    void settle(long run, int index, StepState state) {
        jdbc.sql("""
                        update run_step set state = :state, error = null,
                               finished_at = case when :state = 'PENDING' then null else :now::timestamptz end
                         where run_id = :run and position = :index""")
                .param("state", state.name())
                .param("now", now())
                .param("run", run)
                .param("index", index)
                .update();
    }

    private static @Nullable String rollout(Plan plan) {
        return plan.rollout() == null ? null : PlanJson.write(plan.rollout());
    }

    private static @Nullable Rollout rollout(@Nullable String text) {
        return text == null ? null : PlanJson.read(text, Rollout.class);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
