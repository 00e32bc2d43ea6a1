package io.mirrordesk.observed.search;

import io.mirrordesk.contract.Spelling;
import io.mirrordesk.oci.SearchText;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What mistyped words were probably meant to be. */
@Repository
class NearWords {

    /** The index gives the words with the most three-letter parts in common; of these the fewest slips decide. */
    static final String NEAREST = """
            select typed.word as typed, near.word
              from unnest(:words) as typed(word) cross join lateral (
                   select word from repository_word order by word <-> typed.word limit 40) near""";

    /** A longer text is hardly a slip of a name. */
    private static final int MOST_WORDS = 6;

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

    private final JdbcClient jdbc;

    NearWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> corrected(SearchText text, Collection<String> others) {
        List<String> typed = text.letters();
        if (typed.isEmpty() || typed.size() > MOST_WORDS) {
            return Optional.empty();
        }
        Map<String, Set<String>> known = known(typed, others);
        Map<String, String> meant = new HashMap<>();
        typed.forEach(word -> meant(word, known.getOrDefault(word, Set.of())).ifPresent(is -> meant.put(word, is)));
        String corrected = WORD.matcher(text.text())
                .replaceAll(word -> Matcher.quoteReplacement(meant.getOrDefault(lower(word.group()), word.group())));
        return lower(corrected).equals(lower(text.text())) ? Optional.empty() : Optional.of(corrected);
    }

    private Map<String, Set<String>> known(List<String> typed, Collection<String> others) {
        Map<String, Set<String>> known = new HashMap<>();
        typed.forEach(word -> known.put(word, new LinkedHashSet<>(others)));
        jdbc.sql(NEAREST).param("words", typed.toArray(String[]::new)).query(row -> {
            known.computeIfAbsent(row.getString("typed"), _ -> new LinkedHashSet<>())
                    .add(row.getString("word"));
        });
        return known;
    }

    /** The known word with the fewest slips, or one that the typed word is the beginning of but for slips. */
    static Optional<String> meant(String typed, Collection<String> known) {
        return known.stream()
                .filter(word -> slips(typed, word) <= 2 * permitted(typed))
                .min(Comparator.comparingInt(word -> slips(typed, word)));
    }

    /** Twice the slips, so that a beginning counts a little more than the whole word. */
    private static int slips(String typed, String word) {
        int whole = 2 * Spelling.distance(typed, word);
        return word.length() <= typed.length()
                ? whole
                : Math.min(whole, 2 * Spelling.distance(typed, word.substring(0, typed.length())) + 1);
    }

    /** Few in a short word: otherwise it is another word. */
    private static int permitted(String typed) {
        if (typed.length() < 4) {
            return 0;
        }
        return typed.length() < 6 ? 1 : typed.length() < 10 ? 2 : 3;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
