package io.mirrordesk.sandbox.access;

import java.util.Locale;
import java.util.regex.Pattern;

/** IAM's wildcards: {@code *} stands for any characters, {@code ?} for one. */
final class Wildcard {

    private Wildcard() {}

    static boolean matches(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return text.matches(regex.toString());
    }

    static boolean matchesIgnoringCase(String pattern, String text) {
        return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
    }
}
