package io.mirrordesk.lifecycle;

import java.util.List;

/** A pattern in which {@code *} stands for any number of any characters, also none. Without one it is the whole tag. */
final class Wildcard {

    /** What stands between the asterisks: the first begins the tag, the last ends it. */
    private final String[] parts;

    Wildcard(String pattern) {
        this.parts = pattern.split("\\*", -1);
    }

    boolean matchesAny(List<String> tags) {
        for (int i = 0; i < tags.size(); i++) {
            if (matches(tags.get(i))) {
                return true;
            }
        }
        return false;
    }

    boolean matches(String tag) {
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            return tag.equals(last);
        }
        int from = parts[0].length();
        int end = tag.length() - last.length();
        if (end < from || !tag.startsWith(parts[0]) || !tag.endsWith(last)) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = tag.indexOf(parts[i], from);
            if (found < 0 || found + parts[i].length() > end) {
                return false;
            }
            from = found + parts[i].length();
        }
        return true;
    }
}
