package io.mirrordesk.observed.listing;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.observed.query.Condition;
import io.mirrordesk.observed.query.Filter;
import io.mirrordesk.observed.query.Key;
import io.mirrordesk.observed.query.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements behind one page of a list. The rows of the page are found by their keys first, so that an index can answer that, and
 * read afterwards.
 */
public final class ListStatement {

    private final ListedTable table;
    private final List<Filter> filters;
    private final Order order;
    private final int limit;

    @Nullable
    private final Cursor cursor;

    private final Values values = new Values();
    private final Conditions conditions;

    /**
     * @param filters all of which hold
     * @param cursor null for the first page
     * @param types the media and artifact types that fit a condition
     */
    public ListStatement(
            ListedTable table,
            List<Filter> filters,
            Order order,
            int limit,
            @Nullable String cursor,
            Instant now,
            Function<Condition, FittingTypes> types) {
        this.table = table;
        this.filters = filters;
        this.order = order;
        this.limit = limit;
        this.cursor = cursor == null ? null : Cursor.parse(cursor, order);
        this.conditions = new Conditions(table.columns(), new Expressions(table.columns(), values, now, types));
    }

    /** One row more than the page has, so that it is known whether there are more. Of each row also {@code sort_key} and {@code mark}. */
    String page() {
        String direction = order.direction(isBackwards());
        return "select " + table.read() + ", to_jsonb(page.key) #>> '{}' as sort_key, "
                + "(select sum(changes) from inventory_mark) as mark from (" + keys(direction) + ") page join "
                + table.joined() + " on y.id = page.id order by page.key" + direction + ", page.id" + direction;
    }

    private String keys(String direction) {
        List<String> where = new ArrayList<>(matching());
        if (cursor != null) {
            where.add(behind(cursor));
        }
        List<String> parts = conditions.parts(filters, order.key());
        if (parts.isEmpty()) {
            return keys(where, direction);
        }
        return parts.stream()
                .map(part -> "("
                        + keys(Stream.concat(where.stream(), Stream.of(part)).toList(), direction) + ")")
                .collect(Collectors.joining(
                        " union all ", "", " order by key" + direction + ", id" + direction + rows()));
    }

    private String keys(List<String> where, String direction) {
        String expression = order.key().expression();
        return "select x.id, " + expression + " as key from " + tables(filters) + where(where) + " order by "
                + expression + direction + ", x.id" + direction + rows();
    }

    private String rows() {
        return " limit " + (limit + 1);
    }

    /** What the total depends on beside the time. */
    Totals.Counted counted(long mark) {
        return new Totals.Counted(table, filters, mark);
    }

    /** Counts no further than a total is exact. */
    String total() {
        return counted(filters);
    }

    /** The total without each of these terms of the first filter, as columns in their order. */
    String totalsWithout(List<Term> terms) {
        return terms.stream()
                .map(term -> "(" + counted(without(term)) + ")")
                .collect(Collectors.joining(", ", "select ", ""));
    }

    /** Every row that matches, in order. */
    String all() {
        String direction = order.direction(false);
        return "select " + table.read() + " from (select x.id as found, "
                + order.key().expression() + " as key from "
                + tables(filters) + where(matching()) + ") page join " + table.joined()
                + " on y.id = page.found order by page.key" + direction + ", page.found" + direction;
    }

    /** To be taken when the statement is complete. */
    Map<String, Object> values() {
        return values.all();
    }

    boolean isBackwards() {
        return cursor != null && cursor.backwards();
    }

    boolean isFirst() {
        return cursor == null;
    }

    int limit() {
        return limit;
    }

    Cursor at(String key, long id, boolean backwards) {
        return new Cursor(order.name(), key, id, backwards);
    }

    private String counted(List<Filter> these) {
        return "select count(*) from (select from " + tables(these) + where(matching(these)) + " limit "
                + (Slice.EXACT_UP_TO + 1) + ") matching";
    }

    private List<Filter> without(Term term) {
        Filter first = filters.getFirst();
        Filter rest = Filter.of(
                first.terms().stream().filter(other -> !other.equals(term)).toList());
        return Stream.concat(Stream.of(rest), filters.stream().skip(1)).toList();
    }

    private List<String> matching() {
        return matching(filters);
    }

    private List<String> matching(List<Filter> these) {
        return these.stream()
                .flatMap(filter -> conditions.of(filter.terms()).stream())
                .toList();
    }

    private String tables(List<Filter> these) {
        List<Key> keys = these.stream()
                .flatMap(filter -> filter.terms().stream())
                .map(Term::key)
                .toList();
        return table.columns().tables(keys);
    }

    private String behind(Cursor row) {
        return "(" + order.key().expression() + ", x.id) " + order.sign(row.backwards()) + " (cast("
                + values.add(row.key()) + " as " + order.key().type().sql() + "), " + values.add(row.id()) + ")";
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
