package io.mirrordesk.observed.listing;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.observed.query.Term;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs the statements of a list. */
@Component
public class ListReader {

    private static final int FETCHED = 1000;

    private final JdbcClient jdbc;
    private final Totals totals;

    ListReader(JdbcClient jdbc, Totals totals) {
        this.jdbc = jdbc;
        this.totals = totals;
    }

    /** One page and the total, in at most two statements. */
    public <T> Slice<T> page(ListStatement statement, RowMapper<T> mapper) {
        List<Keyed<T>> read = jdbc.sql(statement.page())
                .params(statement.values())
                .query((row, number) -> new Keyed<>(
                        mapper.mapRow(row, number), row.getString("sort_key"), row.getLong("id"), row.getLong("mark")))
                .list();
        boolean more = read.size() > statement.limit();
        List<Keyed<T>> page = read.subList(0, Math.min(read.size(), statement.limit()));
        List<Keyed<T>> rows = statement.isBackwards() ? page.reversed() : page;
        boolean next = statement.isBackwards() || more;
        boolean previous = statement.isBackwards() ? more : !statement.isFirst();
        long total = statement.isFirst() && !more ? rows.size() : total(statement, read);
        return new Slice<>(
                rows.stream().map(Keyed::row).toList(),
                next && !rows.isEmpty() ? cursor(statement, rows.getLast(), false) : null,
                previous && !rows.isEmpty() ? cursor(statement, rows.getFirst(), true) : null,
                Math.min(total, Slice.EXACT_UP_TO),
                total <= Slice.EXACT_UP_TO);
    }

    /** Gives every row that matches, without holding them in memory. Only within a transaction does PostgreSQL give rows in portions. */
    public <T> void each(ListStatement statement, RowMapper<T> mapper, Consumer<T> to) {
        try (Stream<T> rows =
                jdbc.sql(statement.all()).withFetchSize(FETCHED).params(statement.values()).query(mapper).stream()) {
            rows.forEach(to);
        }
    }

    /** How many would match without each of these conditions of the first filter. */
    public List<Long> totalsWithout(ListStatement statement, List<Term> terms) {
        return jdbc.sql(statement.totalsWithout(terms))
                .params(statement.values())
                .query((row, _) -> counts(row, terms.size()))
                .single();
    }

    private static List<Long> counts(ResultSet row, int columns) throws SQLException {
        List<Long> counts = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            counts.add(row.getLong(column));
        }
        return counts;
    }

    private long total(ListStatement statement, List<? extends Keyed<?>> read) {
        return read.isEmpty()
                ? total(statement)
                : totals.of(statement.counted(read.getFirst().mark()), () -> total(statement));
    }

    private long total(ListStatement statement) {
        return jdbc.sql(statement.total())
                .params(statement.values())
                .query(Long.class)
                .single();
    }

    private static String cursor(ListStatement statement, Keyed<?> row, boolean backwards) {
        return statement.at(row.key(), row.id(), backwards).toString();
    }

    private record Keyed<T>(T row, String key, long id, long mark) {}
}
