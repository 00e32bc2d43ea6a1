package io.mirrordesk.observed.search;

import io.mirrordesk.observed.listing.Likes;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * That words are in a repository's name, as SQL which the index of the names' three-letter parts can answer. A word without three letters
 * or digits in a row has no such part: it has to begin a word of the name, as that has one.
 */
final class NameCondition {

    private static final Pattern IN_NAMES = Pattern.compile("[a-z0-9._/-]*[a-z0-9][a-z0-9._/-]*");
    private static final Pattern THREE = Pattern.compile("[a-z0-9]{3}");
    private static final List<String> BEFORE_A_WORD = List.of("", "%/", "%-");

    private NameCondition() {}

    /** Empty if no name can have these words in it, or if there are none. */
    static Optional<String> of(List<String> words, Parameters parameters) {
        if (words.isEmpty()
                || !words.stream().allMatch(word -> IN_NAMES.matcher(word).matches())) {
            return Optional.empty();
        }
        StringJoiner all = new StringJoiner(" and ");
        words.forEach(word -> all.add(of(word, parameters)));
        return Optional.of(all.toString());
    }

    private static String of(String word, Parameters parameters) {
        if (THREE.matcher(word).find() || !Character.isLetterOrDigit(word.charAt(0))) {
            return "name like " + parameters.add(Likes.containing(word));
        }
        StringJoiner any = new StringJoiner(" or ", "(", ")");
        BEFORE_A_WORD.forEach(before -> any.add("name like " + parameters.add(before + Likes.beginning(word))));
        return any.toString();
    }
}
