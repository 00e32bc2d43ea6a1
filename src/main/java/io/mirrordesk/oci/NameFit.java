package io.mirrordesk.oci;

import java.util.List;

/** How well a name fits what was searched for, the best first. */
public enum NameFit {
    /** It is the name. */
    EXACT,
    /** It is the end of the name, from a slash on: {@code library/nginx} of {@code docker-hub/library/nginx}. */
    END,
    /** It is a part of the name between slashes. */
    PART,
    /** The last part of the name begins so. */
    BEGINS,
    /** A word in the name begins so. */
    WORD,
    /** It is somewhere in the name. */
    INSIDE,
    /** It is not in the name. */
    NOT;

    /** @param words lower case; of several the one that fits worst counts, and none of them can be the whole name */
    public static NameFit of(String name, List<String> words) {
        if (words.size() == 1) {
            return of(name, words.getFirst());
        }
        return words.stream()
                .map(word -> of(name, word))
                .map(fit -> fit == EXACT ? END : fit)
                .reduce(words.isEmpty() ? NOT : END, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    private static NameFit of(String name, String word) {
        if (name.equals(word)) {
            return EXACT;
        }
        int at = name.indexOf(word);
        if (at < 0) {
            return NOT;
        }
        if (name.endsWith("/" + word)) {
            return END;
        }
        if (("/" + name + "/").contains("/" + word + "/")) {
            return PART;
        }
        if (name.startsWith(word, name.lastIndexOf('/') + 1)) {
            return BEGINS;
        }
        return beginsAWord(name, word, at) ? WORD : INSIDE;
    }

    private static boolean beginsAWord(String name, String word, int first) {
        for (int at = first; at >= 0; at = name.indexOf(word, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }
}
