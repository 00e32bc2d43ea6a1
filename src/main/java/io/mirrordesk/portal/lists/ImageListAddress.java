package io.mirrordesk.portal.lists;

import static io.mirrordesk.portal.lists.RepositoryListAddress.given;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What the address says about the list of images; a registry or a repository by itself becomes part of the filter. */
record ImageListAddress(
        @Nullable String q,
        @Nullable String registry,
        @Nullable String repository,
        @Nullable String sort,
        @Nullable String cursor) {

    /** The whole filter, as it could have been typed. */
    String text() {
        StringJoiner text = new StringJoiner(" ");
        given(q).ifPresent(text::add);
        given(registry).ifPresent(value -> text.add("registry:" + value));
        given(repository).ifPresent(value -> text.add("repository:" + value));
        return text.toString();
    }

    String order() {
        return given(sort).orElse("");
    }
}
