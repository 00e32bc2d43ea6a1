package io.mirrordesk.run;

import io.mirrordesk.plan.PlanJson;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Step;
import io.mirrordesk.run.RunView.StepRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From rows of runs, each repeated for its steps, to views. */
final class RunRows {

    private RunRows() {}

    static List<RunView> views(ResultSet row) throws SQLException {
        Map<Long, RunView> runs = new LinkedHashMap<>();
        Map<Long, List<StepRun>> steps = new LinkedHashMap<>();
        while (row.next()) {
            long run = row.getLong("id");
            if (!runs.containsKey(run)) {
                runs.put(run, view(row));
                steps.put(run, new ArrayList<>());
            }
            if (row.getString("step") != null) {
                steps.getOrDefault(run, new ArrayList<>()).add(step(row));
            }
        }
        return runs.values().stream()
                .map(run -> run.with(steps.getOrDefault(run.id(), List.of())))
                .toList();
    }

    private static RunView view(ResultSet row) throws SQLException {
        return new RunView(
                row.getLong("id"),
                row.getLong("request"),
                RegistryId.parse(row.getString("registry_id")),
                RunState.valueOf(row.getString("state")),
                row.getString("plan_hash"),
                row.getBoolean("rolling_back"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                error(row.getString("error")),
                wish(row.getString("wish")),
                List.of());
    }

    private static StepRun step(ResultSet row) throws SQLException {
        return new StepRun(
                row.getInt("position"),
                PlanJson.read(row.getString("step"), Step.class),
                row.getObject("undoes", Integer.class),
                StepState.valueOf(row.getString("step_state")),
                row.getString("aws_request_id"),
                instant(row, "step_started_at"),
                instant(row, "step_finished_at"),
                error(row.getString("step_error")));
    }

    private static @Nullable RunWish wish(@Nullable String text) {
        return text == null ? null : RunWish.valueOf(text);
    }

    private static @Nullable RunError error(@Nullable String text) {
        return text == null ? null : PlanJson.read(text, RunError.class);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
