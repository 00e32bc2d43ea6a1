package io.mirrordesk.portal.lists;

import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What the address says about the list of repositories. Links from before the filter language name a mirror, a template or conformity by
 * itself: they become part of the filter, so that the box shows all of it.
 */
record RepositoryListAddress(
        @Nullable String q,
        @Nullable String registry,
        @Nullable String mirror,
        @Nullable String template,
        @Nullable String conforms,
        @Nullable String sort,
        @Nullable String cursor) {

    private static final Map<String, String> ANSWERS = Map.of("true", "yes", "false", "no");

    /** The whole filter, as it could have been typed. */
    String text() {
        StringJoiner text = new StringJoiner(" ");
        given(q).ifPresent(text::add);
        given(registry).ifPresent(value -> text.add("registry:" + value));
        given(mirror).ifPresent(value -> text.add("mirror:" + value));
        given(template).ifPresent(value -> text.add("template:" + value));
        given(conforms).ifPresent(value -> text.add("conforms:" + ANSWERS.getOrDefault(value, value)));
        return text.toString();
    }

    String order() {
        return given(sort).orElse("");
    }

    static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
