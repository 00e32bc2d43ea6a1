package io.mirrordesk.observed.web;

import static io.mirrordesk.observed.web.Parameters.given;

import io.mirrordesk.observed.RepositoryQuery;
import io.mirrordesk.observed.RepositorySort;
import io.mirrordesk.observed.query.Filter;
import io.mirrordesk.observed.query.Vocabulary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the address says about a list of repositories.
 *
 * @param mirror prefix of a mirror
 * @param template with or without a version
 * @param q a filter in the language of lists
 */
record RepositoryParameters(
        @Nullable String registry,
        @Nullable String mirror,
        @Nullable String template,
        @Nullable Boolean conforms,
        @Nullable String q,
        @Nullable String sort,
        @Nullable Integer limit,
        @Nullable String cursor) {

    /**
     * @throws io.mirrordesk.observed.query.InvalidQuery when the filter cannot be read
     * @throws io.mirrordesk.contract.InvalidInput at another parameter
     */
    RepositoryQuery query() {
        Filter filter = Filter.parse(given(q).orElse(""), Vocabulary.REPOSITORIES);
        RepositoryQuery asked = new RepositoryQuery(
                List.of(filter),
                given(sort).map(RepositorySort::parse).orElse(RepositorySort.BY_NAME),
                limit == null ? RepositoryQuery.DEFAULT_LIMIT : limit,
                cursor);
        RepositoryQuery query = conforms == null ? asked : asked.conforms(conforms);
        query = given(registry)
                .map(InventoryController::registry)
                .map(query::registry)
                .orElse(query);
        query = given(mirror).map(query::mirror).orElse(query);
        return given(template).map(query::template).orElse(query);
    }
}
