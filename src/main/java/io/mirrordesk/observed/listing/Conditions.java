package io.mirrordesk.observed.listing;

import io.mirrordesk.observed.query.Condition;
import io.mirrordesk.observed.query.Filter;
import io.mirrordesk.observed.query.Key;
import io.mirrordesk.observed.query.Term;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The conditions of a filter as SQL. Values of one key are alternatives, except that the ends of a range hold together, and that
 * every part of a name has to be in it; everything else has to hold.
 */
final class Conditions {

    /** Where a comparison has no answer; the others can be turned round, so that an index still answers them. */
    private static final Set<Key> MAY_BE_NULL = EnumSet.of(Key.MIRROR, Key.TEMPLATE, Key.TEAM, Key.CONFORMS, Key.TYPE);

    private final Columns columns;
    private final Expressions expressions;

    Conditions(Columns columns, Expressions expressions) {
        this.columns = columns;
        this.expressions = expressions;
    }

    /** One for each key and each negation. */
    List<String> of(List<Term> terms) {
        List<String> conditions = new ArrayList<>();
        Map<Key, List<Term>> wanted = terms.stream()
                .filter(term -> !term.negated())
                .collect(Collectors.groupingBy(Term::key, LinkedHashMap::new, Collectors.toList()));
        wanted.forEach((key, ofKey) -> conditions.add(holds(key, alternatives(key, ofKey))));
        terms.stream().filter(Term::negated).map(this::not).forEach(conditions::add);
        return conditions;
    }

    /** {@link Columns#parts} under all of these filters. */
    List<String> parts(List<Filter> filters, SortKey order) {
        return columns.parts(
                order,
                key -> filters.stream()
                        .flatMap(filter -> latest(key, filter).stream())
                        .findFirst());
    }

    /** Ends of a range hold together, so that the latest moment of one bounds them all; alternatives do not. */
    private Optional<String> latest(Key key, Filter filter) {
        List<Term> ofKey = filter.terms().stream()
                .filter(term -> term.key() == key && !term.negated())
                .toList();
        return ofKey.stream().allMatch(term -> isEndOfRange(term.condition()))
                ? ofKey.stream()
                        .flatMap(term -> expressions.latest(term.condition()).stream())
                        .findFirst()
                : Optional.empty();
    }

    private String alternatives(Key key, List<Term> terms) {
        if (key == Key.NAME) {
            return joined(terms, " and ");
        }
        List<Term> ends =
                terms.stream().filter(term -> isEndOfRange(term.condition())).toList();
        List<Term> values = terms.stream().filter(term -> !ends.contains(term)).toList();
        if (ends.isEmpty() || values.isEmpty()) {
            return joined(terms, ends.isEmpty() ? " or " : " and ");
        }
        return "(" + joined(ends, " and ") + " or " + joined(values, " or ") + ")";
    }

    private String joined(List<Term> terms, String word) {
        return terms.stream()
                .map(term -> expressions.of(term.key(), term.condition()))
                .collect(Collectors.joining(word, "(", ")"));
    }

    private String holds(Key key, String condition) {
        return columns.elsewhere(key).map(rows -> exists(rows, condition)).orElse(condition);
    }

    private String not(Term term) {
        String condition = expressions.of(term.key(), term.condition());
        return columns.elsewhere(term.key())
                .map(rows -> "not " + exists(rows, condition))
                .orElseGet(() -> MAY_BE_NULL.contains(term.key())
                        ? "(" + condition + ") is not true"
                        : "not (" + condition + ")");
    }

    private static String exists(String rows, String condition) {
        return "exists (" + rows + " and (" + condition + "))";
    }

    private static boolean isEndOfRange(Condition condition) {
        return switch (condition) {
            case Condition.Count count -> count.comparison().isBound();
            case Condition.Size size -> size.comparison().isBound();
            case Condition.Age age -> age.comparison().isBound();
            case Condition.Day day -> day.comparison().isBound();
            case Condition.Part _,
                    Condition.Matches _,
                    Condition.None _,
                    Condition.Never _,
                    Condition.DigestStart _,
                    Condition.Answer _ -> false;
        };
    }
}
