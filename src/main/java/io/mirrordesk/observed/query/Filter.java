package io.mirrordesk.observed.query;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A filter that was understood.
 *
 * @param text as it was written
 * @param terms in the order of the text
 */
public record Filter(String text, List<Term> terms) {

    /** Lets everything through. */
    public static final Filter ALL = new Filter("", List.of());

    public Filter {
        terms = List.copyOf(terms);
    }

    /**
     * @param text empty for everything
     * @throws InvalidQuery with every place that cannot be read
     */
    public static Filter parse(String text, Vocabulary vocabulary) {
        return new Parser(text, vocabulary).parse();
    }

    /** These conditions, written out. */
    public static Filter of(List<Term> terms) {
        return new Filter(terms.stream().map(Term::toString).collect(Collectors.joining(" ")), terms);
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** The text without one of its terms, the rest as it was written. */
    public String without(Term term) {
        String before = text.substring(0, term.offset()).stripTrailing();
        String behind = text.substring(term.offset() + term.length()).stripLeading();
        return before.isEmpty() || behind.isEmpty() ? (before + behind).strip() : before + " " + behind;
    }

    /** What a term looks like in the text. */
    public String written(Term term) {
        return text.substring(term.offset(), term.offset() + term.length());
    }
}
