package io.mirrordesk.observed.listing;

import io.mirrordesk.observed.query.Glob;
import java.util.stream.Collectors;

/** Patterns for {@code like}. */
public final class Likes {

    private Likes() {}

    public static String containing(String text) {
        return "%" + escaped(text) + "%";
    }

    public static String beginning(String text) {
        return escaped(text) + "%";
    }

    public static String ending(String text) {
        return "%" + escaped(text);
    }

    static String of(Glob glob) {
        return glob.pieces().stream().map(Likes::escaped).collect(Collectors.joining("%"));
    }

    private static String escaped(String text) {
        return text.replace("\0", "").replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
