package io.mirrordesk.portal.search;

import io.mirrordesk.contract.InvalidInput;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be found, in the order in which it is shown. */
public enum Kind {
    MIRROR,
    REPOSITORY,
    /** A repository by what it is called at its upstream. */
    UPSTREAM,
    /** An image by a tag. */
    TAG,
    /** An image by the beginning of its digest. */
    DIGEST,
    REQUEST,
    TEMPLATE;

    static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    /**
     * @param words separated by commas; all kinds when there are none
     * @throws InvalidInput at {@code kinds} for a word that is none
     */
    static Set<Kind> parse(List<String> words) {
        Set<Kind> kinds = words.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(Kind::parse)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
        return kinds.isEmpty() ? ALL : kinds;
    }

    private static Kind parse(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> InvalidInput.at(
                        "kinds",
                        "“" + word + "” cannot be found. Kinds are "
                                + Arrays.stream(values()).map(Kind::name).collect(Collectors.joining(", ")) + "."));
    }
}
