package io.mirrordesk.observed;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.observed.query.Condition;
import io.mirrordesk.observed.query.Condition.Answer;
import io.mirrordesk.observed.query.Condition.Matches;
import io.mirrordesk.observed.query.Condition.Part;
import io.mirrordesk.observed.query.Filter;
import io.mirrordesk.observed.query.Glob;
import io.mirrordesk.observed.query.Key;
import io.mirrordesk.observed.query.Term;
import io.mirrordesk.plan.RegistryId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which repositories, in which order, from where on.
 *
 * @param filters all of which hold
 * @param limit 1 to 200 rows
 * @param cursor {@code next} or {@code previous} of another page, null for the first page
 */
public record RepositoryQuery(
        List<Filter> filters,
        RepositorySort sort,
        int limit,
        @Nullable String cursor) {

    public static final int DEFAULT_LIMIT = 50;

    /** @throws InvalidInput when the limit is out of range */
    public RepositoryQuery {
        filters = List.copyOf(filters);
        limit = ListLimit.check(limit);
        cursor = ListLimit.blankToNull(cursor);
    }

    /** The first page of everything, by name. */
    public static RepositoryQuery all() {
        return new RepositoryQuery(List.of(), RepositorySort.BY_NAME, DEFAULT_LIMIT, null);
    }

    /** Only what this filter lets through too. */
    public RepositoryQuery filtered(Filter filter) {
        return new RepositoryQuery(
                Stream.concat(filters.stream(), Stream.of(filter)).toList(), sort, limit, cursor);
    }

    public RepositoryQuery registry(RegistryId wanted) {
        return is(Key.REGISTRY, wanted.toString());
    }

    /** @param prefix of a mirror */
    public RepositoryQuery mirror(String prefix) {
        return is(Key.MIRROR, prefix);
    }

    /** @param wanted {@code standard-cache@1}, or {@code standard-cache} for all versions */
    public RepositoryQuery template(String wanted) {
        return is(Key.TEMPLATE, wanted);
    }

    public RepositoryQuery conforms(boolean wanted) {
        return with(Key.CONFORMS, wanted ? Answer.YES : Answer.NO);
    }

    /** @param part of the name */
    public RepositoryQuery matching(String part) {
        return with(Key.NAME, new Part(part.toLowerCase(Locale.ROOT)));
    }

    public RepositoryQuery sortedBy(RepositorySort order) {
        return new RepositoryQuery(filters, order, limit, cursor);
    }

    public RepositoryQuery limit(int rows) {
        return new RepositoryQuery(filters, sort, rows, cursor);
    }

    public RepositoryQuery after(@Nullable String next) {
        return new RepositoryQuery(filters, sort, limit, next);
    }

    private RepositoryQuery is(Key key, String value) {
        return with(key, new Matches(Glob.exactly(value)));
    }

    private RepositoryQuery with(Key key, Condition condition) {
        return filtered(Filter.of(List.of(Term.of(key, condition))));
    }
}
