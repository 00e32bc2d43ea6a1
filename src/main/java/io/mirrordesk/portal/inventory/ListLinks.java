package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.figures.Age;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.request.RequestState;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Addresses of the lists behind the figures, in the language of their filters.
 *
 * @param registry the one that is looked at; null for all
 */
record ListLinks(@Nullable RegistryId registry) {

    static final String NOT_CONFORMING = "conforms:no";
    static final String NEVER_PULLED = "pulled:never";

    private static final Pattern PLAIN = Pattern.compile("[\\w./@-]+");
    private static final String NONE = "none";

    public String repositories(String... terms) {
        return "/inventory/repositories" + query(terms);
    }

    /** The largest first. */
    public String largest(String... terms) {
        String query = query(terms);
        return "/inventory/repositories" + query + (query.isEmpty() ? "?" : "&") + "sort=-size";
    }

    public String images(String... terms) {
        return "/inventory/images" + query(terms);
    }

    /** Requests in a state, or in any, that were filed since a day. */
    public String requests(@Nullable RequestState state, LocalDate since) {
        return "/requests?view=all" + (state == null ? "" : "&state=" + state) + "&since=" + since
                + (registry == null ? "" : "&registry=" + registry);
    }

    /** A group by its name; null stands for those that have none. */
    static String in(String key, @Nullable String name) {
        return key + ":" + (name == null ? NONE : value(name));
    }

    static String pulled(Age age) {
        return age == Age.NEVER ? NEVER_PULLED : between("pulled", age);
    }

    static String pushed(Age age) {
        return between("pushed", age);
    }

    private static String between(String key, Age age) {
        return switch (age) {
            case DAYS_7 -> key + ":<7d";
            case DAYS_30 -> key + ":>=7d " + key + ":<30d";
            case DAYS_90 -> key + ":>=30d " + key + ":<90d";
            case OLDER -> key + ":>=90d";
            case NEVER -> throw new IllegalArgumentException("Every image was pushed.");
        };
    }

    private static String value(String name) {
        return PLAIN.matcher(name).matches() && !name.equals(NONE) ? name : '"' + name + '"';
    }

    private String query(String... terms) {
        Stream<String> scope = registry == null ? Stream.of() : Stream.of("registry:" + registry);
        String all = Stream.concat(scope, Arrays.stream(terms)).collect(Collectors.joining(" "));
        return all.isEmpty() ? "" : "?q=" + UriUtils.encode(all, StandardCharsets.UTF_8);
    }
}
