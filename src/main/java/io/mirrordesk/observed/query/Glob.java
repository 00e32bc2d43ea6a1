package io.mirrordesk.observed.query;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text in which each {@code *} stands for any characters.
 *
 * @param pieces what stands between the stars, as it is; a single piece is the whole text
 */
public record Glob(List<String> pieces) {

    private static final Pattern STARS = Pattern.compile("\\*+");

    public Glob {
        pieces = List.copyOf(pieces);
    }

    /** Exactly this text, whatever is in it. */
    public static Glob exactly(String text) {
        return new Glob(List.of(text));
    }

    /** The text with its stars read as such. */
    static Glob parse(String text) {
        return new Glob(List.of(STARS.split(text, -1)));
    }

    public boolean hasStar() {
        return pieces.size() > 1;
    }

    /** What every match begins with. */
    public String start() {
        return pieces.getFirst();
    }

    public boolean matches(String text) {
        return pattern().matcher(text).matches();
    }

    private Pattern pattern() {
        return Pattern.compile(pieces.stream().map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
    }

    @Override
    public String toString() {
        return hasStar() ? String.join("*", pieces) : Quoting.value(start());
    }
}
