package io.mirrordesk.observed.web;

import static io.mirrordesk.observed.web.Parameters.given;

import io.mirrordesk.observed.ImageQuery;
import io.mirrordesk.observed.ImageSort;
import io.mirrordesk.observed.query.Filter;
import io.mirrordesk.observed.query.Vocabulary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the address says about a list of images.
 *
 * @param repository name of a repository, the whole of it
 * @param q a filter in the language of lists
 */
record ImageParameters(
        @Nullable String registry,
        @Nullable String repository,
        @Nullable String q,
        @Nullable String sort,
        @Nullable Integer limit,
        @Nullable String cursor) {

    /**
     * @throws io.mirrordesk.observed.query.InvalidQuery when the filter cannot be read
     * @throws io.mirrordesk.contract.InvalidInput at another parameter
     */
    ImageQuery query() {
        Filter filter = Filter.parse(given(q).orElse(""), Vocabulary.IMAGES);
        ImageQuery query = new ImageQuery(
                List.of(filter),
                given(sort).map(ImageSort::parse).orElse(ImageSort.NEWEST_FIRST),
                limit == null ? ImageQuery.DEFAULT_LIMIT : limit,
                cursor);
        query = given(registry)
                .map(InventoryController::registry)
                .map(query::registry)
                .orElse(query);
        return given(repository).map(query::repository).orElse(query);
    }
}
