package io.mirrordesk.portal.search;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/search}: mirrors, repositories, images, requests and templates by what somebody types. */
@RestController
@Tag(name = "Search")
class SearchApi {

    private static final String LIMIT = "10";

    private final Search search;

    SearchApi(Search search) {
        this.search = search;
    }

    /**
     * @param kinds names of {@link Kind}, separated by commas; all of them when it is not given
     * @param limit of each kind
     */
    @GetMapping("/api/v1/search")
    SearchResult find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") List<String> kinds,
            @RequestParam(defaultValue = LIMIT) int limit) {
        return search.find(q, Kind.parse(kinds), limit);
    }
}
