package io.mirrordesk.observed;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.plan.RegistryId;
import org.jspecify.annotations.Nullable;

/**
 * Which repositories, in which order, from where on. A filter that is null lets everything through.
 *
 * @param mirror prefix of a mirror
 * @param template {@code standard-cache@1}, or {@code standard-cache} for all versions
 * @param conforms true, false; null for all
 * @param q part of the name
 * @param limit 1 to 200 rows
 * @param cursor {@code next} of the page before, null for the first page
 */
public record RepositoryQuery(
        @Nullable RegistryId registry,
        @Nullable String mirror,
        @Nullable String template,
        @Nullable Boolean conforms,
        @Nullable String q,
        RepositorySort sort,
        int limit,
        @Nullable String cursor) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /** @throws InvalidInput when the limit is out of range */
    public RepositoryQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw InvalidInput.at("limit", "A page has 1 to " + MAX_LIMIT + " rows, not " + limit + ".");
        }
        mirror = blankToNull(mirror);
        template = blankToNull(template);
        q = blankToNull(q);
        cursor = blankToNull(cursor);
    }

    /** The first page of everything, by name. */
    public static RepositoryQuery all() {
        return new RepositoryQuery(null, null, null, null, null, RepositorySort.BY_NAME, DEFAULT_LIMIT, null);
    }

    public RepositoryQuery registry(RegistryId wanted) {
        return new RepositoryQuery(wanted, mirror, template, conforms, q, sort, limit, cursor);
    }

    public RepositoryQuery mirror(String prefix) {
        return new RepositoryQuery(registry, prefix, template, conforms, q, sort, limit, cursor);
    }

    public RepositoryQuery template(String wanted) {
        return new RepositoryQuery(registry, mirror, wanted, conforms, q, sort, limit, cursor);
    }

    public RepositoryQuery conforms(boolean wanted) {
        return new RepositoryQuery(registry, mirror, template, wanted, q, sort, limit, cursor);
    }

    public RepositoryQuery matching(String part) {
        return new RepositoryQuery(registry, mirror, template, conforms, part, sort, limit, cursor);
    }

    public RepositoryQuery sortedBy(RepositorySort order) {
        return new RepositoryQuery(registry, mirror, template, conforms, q, order, limit, cursor);
    }

    public RepositoryQuery limit(int rows) {
        return new RepositoryQuery(registry, mirror, template, conforms, q, sort, rows, cursor);
    }

    public RepositoryQuery after(@Nullable String next) {
        return new RepositoryQuery(registry, mirror, template, conforms, q, sort, limit, next);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
