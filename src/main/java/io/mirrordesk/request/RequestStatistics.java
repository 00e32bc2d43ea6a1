package io.mirrordesk.request;

import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.request.RequestFigures.LeadTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How many requests there are and how long they take, in one statement. */
@Service
public class RequestStatistics {

    /** A request that is done never changes again, so its last change is its end. */
    private static final String FIGURES = """
            select r.state, count(*) as requests,
                   percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from d.at - r.created_at)) as decided,
                   percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from r.updated_at - d.at)) as carried_out,
                   percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from r.updated_at - r.created_at)) as done
              from request r left join lateral
                   (select max(decided_at) as at from request_decision
                     where request_id = r.id and decision = 'APPROVED') d on r.state = 'DONE'
             where r.created_at >= :since and (cast(:registry as text) is null or r.registries @> array[cast(:registry as text)])
             group by r.state""";

    private final JdbcClient jdbc;

    RequestStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param registry null for all of them
     * @param day the first day of filing that counts, in UTC
     */
    public RequestFigures since(@Nullable RegistryId registry, LocalDate day) {
        Map<RequestState, Row> rows = jdbc
                .sql(FIGURES)
                .param("registry", registry == null ? null : registry.toString())
                .param("since", day.atStartOfDay().atOffset(ZoneOffset.UTC))
                .query((row, _) -> row(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::state, Function.identity()));
        Optional<Row> done = Optional.ofNullable(rows.get(RequestState.DONE));
        return new RequestFigures(
                day,
                rows.values().stream().collect(Collectors.toMap(Row::state, Row::requests)),
                done.flatMap(row -> lead(row.decided())).orElse(null),
                done.flatMap(row -> lead(row.carriedOut())).orElse(null),
                done.flatMap(row -> lead(row.done())).orElse(null));
    }

    /** How many there are in each state; a state that none is in is missing. */
    public Map<RequestState, Long> byState() {
        return jdbc
                .sql("select state, count(*) as requests from request group by state")
                .query((row, _) -> Map.entry(RequestState.valueOf(row.getString("state")), row.getLong("requests")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @param decided the median and the 90th percentile in seconds, as the others */
    private record Row(
            RequestState state, long requests, List<Double> decided, List<Double> carriedOut, List<Double> done) {}

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                RequestState.valueOf(row.getString("state")),
                row.getLong("requests"),
                seconds(row, "decided"),
                seconds(row, "carried_out"),
                seconds(row, "done"));
    }

    private static List<Double> seconds(ResultSet row, String column) throws SQLException {
        return row.getArray(column) == null
                ? List.of()
                : List.of((Double[]) row.getArray(column).getArray());
    }

    private static Optional<LeadTime> lead(List<Double> seconds) {
        return seconds.isEmpty()
                ? Optional.empty()
                : Optional.of(new LeadTime(duration(seconds.getFirst()), duration(seconds.getLast())));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
