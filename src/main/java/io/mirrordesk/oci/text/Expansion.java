package io.mirrordesk.oci.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables in a text, as a Dockerfile and a Compose file write them: {@code $NAME}, {@code ${NAME}}, and with a fallback
 * {@code ${NAME:-word}}, {@code ${NAME-word}}, {@code ${NAME:+word}}, {@code ${NAME+word}}. A variable that has no default here
 * and no fallback is not guessed.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#environment-replacement">Environment replacement</a>
 * @see <a href="https://docs.docker.com/reference/compose-file/interpolation/">Compose, interpolation</a>
 */
public final class Expansion {

    /**
     * What a text stands for.
     *
     * @param text what was read so far
     * @param unknown a sentence if something in it is not known
     */
    public record Result(Traced text, Optional<String> unknown) {}

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern FALLBACK = Pattern.compile("(:?)([-+?])");

    private final Traced in;
    private final Function<String, Optional<Traced>> defaults;
    private final Map<Character, Boolean> quotes;
    private final char escape;
    private final Traced.Builder out = new Traced.Builder();
    private Optional<String> unknown = Optional.empty();

    private Expansion(
            Traced in, Function<String, Optional<Traced>> defaults, Map<Character, Boolean> quotes, char escape) {
        this.in = in;
        this.defaults = defaults;
        this.quotes = quotes;
        this.escape = escape;
    }

    /** As in a Dockerfile, where quotes are taken away and {@code escape} keeps the character after it as it is. */
    public static Result shell(Traced in, Function<String, Optional<Traced>> defaults, char escape) {
        return new Expansion(in, defaults, Map.of('"', true, '\'', false), escape).run();
    }

    /** As in Compose, where {@code $$} is a dollar sign and no variable has a default of its own. */
    public static Result compose(Traced in) {
        return new Expansion(in, name -> Optional.empty(), Map.of(), '$').run();
    }

    private Result run() {
        String value = in.value();
        char quote = 0;
        int i = 0;
        while (i < value.length() && unknown.isEmpty()) {
            char c = value.charAt(i);
            if (quotes.containsKey(c) && (quote == 0 || quote == c)) {
                quote = quote == 0 ? c : 0;
                i++;
            } else if (c == escape && quote != '\'' && i + 1 < value.length() && escapes(value.charAt(i + 1))) {
                out.add(value.charAt(i + 1), in.at(i + 1));
                i += 2;
            } else if (c == '$' && quote != '\'') {
                i = variable(i);
            } else {
                out.add(c, in.at(i));
                i++;
            }
        }
        return new Result(out.build(), unknown);
    }

    private boolean escapes(char next) {
        return escape != '$' || next == '$';
    }

    /** Reads the variable at {@code dollar} and answers where the text goes on. */
    private int variable(int dollar) {
        String value = in.value();
        boolean braced = value.startsWith("{", dollar + 1);
        int from = dollar + (braced ? 2 : 1);
        Matcher name = NAME.matcher(value).region(from, value.length());
        int close = braced ? closing(value, from) : -1;
        if (!name.lookingAt() || braced && close < 0) {
            return fail("“" + value + "” has a “$” that names no variable.");
        }
        if (!braced) {
            add(name.group(), Optional.empty());
            return name.end();
        }
        if (name.end() == close) {
            add(name.group(), Optional.empty());
        } else {
            modified(name.group(), name.end(), close);
        }
        return close + 1;
    }

    private void modified(String name, int from, int close) {
        Matcher modifier = FALLBACK.matcher(in.value()).region(from, close);
        if (!modifier.lookingAt()) {
            fail("“${" + name + in.value().substring(from, close) + "}” is evaluated only when it runs.");
            return;
        }
        Result word = fallback(modifier.end(), close);
        boolean emptyCounts = modifier.group(1).isEmpty();
        Optional<Traced> known = defaults.apply(name).filter(text -> emptyCounts || !text.isEmpty());
        switch (modifier.group(2).charAt(0)) {
            case '-' -> add(name, known.isPresent() ? Optional.empty() : Optional.of(word));
            case '+' -> {
                if (known.isPresent()) {
                    add(name, Optional.of(word));
                } else {
                    out.addVariable(Traced.at(0, ""));
                }
            }
            default -> add(name, Optional.empty());
        }
    }

    private Result fallback(int from, int close) {
        Traced word = in.slice(from, close);
        Result expanded = new Expansion(word, defaults, quotes, escape).run();
        int id = word.isEmpty() ? Traced.OWN : word.at(0) + 1;
        return new Result(expanded.text().inRegion(id), expanded.unknown());
    }

    private void add(String name, Optional<Result> instead) {
        if (instead.isPresent()) {
            unknown = instead.get().unknown();
            out.addVariable(instead.get().text());
            return;
        }
        Optional<Traced> known = defaults.apply(name);
        if (known.isPresent()) {
            out.addVariable(known.get());
        } else {
            fail("The variable " + name + " has no default here, so the image is known only when it runs.");
        }
    }

    private int fail(String sentence) {
        unknown = Optional.of(sentence);
        return in.value().length();
    }

    private static int closing(String value, int from) {
        int depth = 1;
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '{' && value.charAt(i - 1) == '$') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
