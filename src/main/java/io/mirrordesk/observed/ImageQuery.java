package io.mirrordesk.observed;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.observed.query.Condition.Matches;
import io.mirrordesk.observed.query.Filter;
import io.mirrordesk.observed.query.Glob;
import io.mirrordesk.observed.query.Key;
import io.mirrordesk.observed.query.Term;
import io.mirrordesk.plan.RegistryId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which images, in which order, from where on.
 *
 * @param filters all of which hold
 * @param limit 1 to 200 rows
 * @param cursor {@code next} or {@code previous} of another page, null for the first page
 */
public record ImageQuery(
        List<Filter> filters,
        ImageSort sort,
        int limit,
        @Nullable String cursor) {

    public static final int DEFAULT_LIMIT = 50;

    /** @throws InvalidInput when the limit is out of range */
    public ImageQuery {
        filters = List.copyOf(filters);
        limit = ListLimit.check(limit);
        cursor = ListLimit.blankToNull(cursor);
    }

    /** The first page of everything, the newest first. */
    public static ImageQuery all() {
        return new ImageQuery(List.of(), ImageSort.NEWEST_FIRST, DEFAULT_LIMIT, null);
    }

    /** Only what this filter lets through too. */
    public ImageQuery filtered(Filter filter) {
        return new ImageQuery(Stream.concat(filters.stream(), Stream.of(filter)).toList(), sort, limit, cursor);
    }

    public ImageQuery registry(RegistryId wanted) {
        return is(Key.REGISTRY, wanted.toString());
    }

    /** @param name of a repository, the whole of it */
    public ImageQuery repository(String name) {
        return is(Key.REPOSITORY, name);
    }

    public ImageQuery sortedBy(ImageSort order) {
        return new ImageQuery(filters, order, limit, cursor);
    }

    public ImageQuery limit(int rows) {
        return new ImageQuery(filters, sort, rows, cursor);
    }

    public ImageQuery after(@Nullable String next) {
        return new ImageQuery(filters, sort, limit, next);
    }

    private ImageQuery is(Key key, String value) {
        return filtered(Filter.of(List.of(Term.of(key, new Matches(Glob.exactly(value))))));
    }
}
