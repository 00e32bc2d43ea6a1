package io.mirrordesk.portal.search;

import io.mirrordesk.observed.query.Condition.DigestStart;
import io.mirrordesk.observed.query.Condition.Matches;
import io.mirrordesk.observed.query.Condition.Part;
import io.mirrordesk.observed.query.Filter;
import io.mirrordesk.observed.query.Glob;
import io.mirrordesk.observed.query.Key;
import io.mirrordesk.observed.query.Term;
import io.mirrordesk.oci.SearchText;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/** The lists that show all of what a search shows the best of, filtered alike. */
final class MoreLinks {

    private MoreLinks() {}

    static String of(Kind kind, SearchText text) {
        return switch (kind) {
            // Mirrors of a path are found by what they hold, which their list does not filter by.
            case MIRROR -> text.isPath() ? "/mirrors" : list("/mirrors", text.text());
            case REPOSITORY, UPSTREAM -> list("/inventory/repositories", written(names(text.words())));
            case TAG -> list("/inventory/images", written(tag(text)));
            case DIGEST -> list("/inventory/images", written(digest(text)));
            case REQUEST ->
                UriComponentsBuilder.fromPath("/requests")
                        .queryParam("view", "all")
                        .queryParam("q", "{q}")
                        .encode()
                        .buildAndExpand(text.text())
                        .toUriString();
            case TEMPLATE -> "/templates";
        };
    }

    private static Stream<Term> names(List<String> words) {
        return words.stream().map(word -> Term.of(Key.NAME, new Part(word)));
    }

    private static Stream<Term> tag(SearchText text) {
        return text.tag().stream()
                .flatMap(tag -> Stream.concat(
                        names(tag.words()),
                        Stream.of(Term.of(
                                Key.TAG,
                                new Matches(new Glob(
                                        tag.anywhere() ? List.of("", tag.text(), "") : List.of(tag.text(), "")))))));
    }

    private static Stream<Term> digest(SearchText text) {
        return text.digest().stream()
                .map(digest -> Term.of(Key.DIGEST, new DigestStart(digest.algorithm(), digest.hex())));
    }

    private static String written(Stream<Term> terms) {
        return Filter.of(terms.toList()).text();
    }

    private static String list(String path, String q) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(q)
                .toUriString();
    }
}
