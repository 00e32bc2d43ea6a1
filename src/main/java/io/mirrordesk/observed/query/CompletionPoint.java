package io.mirrordesk.observed.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The place in a text where somebody is typing, and what could stand there.
 *
 * @param from where the part to complete begins
 * @param to where it ends: what is behind the caret is replaced too
 * @param key whose value is typed; null where a key or a part of the name is
 * @param typed the part as far as the caret, without a quote
 */
public record CompletionPoint(int from, int to, @Nullable Key key, String typed) {

    private static final int MOST = 10;

    /**
     * @param caret from 0; what lies outside of the text counts as its end
     * @return empty where nothing can be proposed: behind a key that is none
     */
    public static Optional<CompletionPoint> at(String text, int caret, Vocabulary vocabulary) {
        int place = caret < 0 || caret > text.length() ? text.length() : caret;
        Token token = Token.at(text, place);
        int start = token.start() < place && text.charAt(token.start()) == '-' ? token.start() + 1 : token.start();
        String typed = text.substring(start, place);
        int colon = typed.indexOf(':');
        if (colon < 0 || typed.startsWith("\"")) {
            return Optional.of(new CompletionPoint(start, token.end(), null, unquoted(typed)));
        }
        return vocabulary
                .find(typed.substring(0, colon).toLowerCase(Locale.ROOT))
                .map(key ->
                        new CompletionPoint(start + colon + 1, token.end(), key, unquoted(typed.substring(colon + 1))));
    }

    /** Keys that begin with what is typed, then those that contain it. */
    public List<Key> keys(Vocabulary vocabulary) {
        return key == null ? bestOf(vocabulary.keys(), Key::toString) : List.of();
    }

    /** Those of the candidates, and of the key's own examples, that begin with what is typed, then those that contain it. */
    public List<String> values(List<String> candidates) {
        List<String> examples = key == null ? List.of() : key.examples();
        return bestOf(
                Stream.concat(candidates.stream(), examples.stream()).distinct().toList(), Function.identity());
    }

    /** A value as it goes into the text, with a blank behind it for what comes next. */
    public String written(String value) {
        boolean said = key != null && key.examples().contains(value);
        return (said ? value : Quoting.value(value)) + " ";
    }

    private <T> List<T> bestOf(List<T> candidates, Function<T, String> name) {
        String start = typed.toLowerCase(Locale.ROOT);
        Function<T, String> lower = name.andThen(text -> text.toLowerCase(Locale.ROOT));
        Stream<T> beginning =
                candidates.stream().filter(each -> lower.apply(each).startsWith(start));
        Stream<T> containing =
                candidates.stream().filter(each -> lower.apply(each).indexOf(start) > 0);
        return Stream.concat(beginning, containing).limit(MOST).toList();
    }

    private static String unquoted(String typed) {
        return typed.startsWith("\"") ? typed.substring(1) : typed;
    }
}
