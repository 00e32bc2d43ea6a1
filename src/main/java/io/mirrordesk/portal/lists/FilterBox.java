package io.mirrordesk.portal.lists;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.observed.query.Filter;
import io.mirrordesk.observed.query.InvalidQuery;
import io.mirrordesk.observed.query.Term;
import io.mirrordesk.observed.query.Vocabulary;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a list as its page shows it: what was typed, and what of it was understood.
 *
 * @param list {@code repositories} or {@code images}
 * @param text as it was typed
 * @param sort as the address has it; empty for the list's own order
 * @param faults empty when it was understood
 * @param proposal what was probably meant, null where that cannot be said
 */
public record FilterBox(
        String list,
        String text,
        String sort,
        List<FilterToken> tokens,
        List<FilterFault> faults,
        @Nullable String proposal) {

    /** More conditions than this are not counted one by one. */
    private static final int COUNTED = 8;

    static FilterBox understood(Vocabulary vocabulary, Filter filter, String sort) {
        return new FilterBox(
                name(vocabulary),
                filter.text(),
                sort,
                filter.terms().stream()
                        .map(term -> new FilterToken(filter.written(term), filter.without(term), null, false))
                        .toList(),
                List.of(),
                null);
    }

    static FilterBox refused(Vocabulary vocabulary, InvalidQuery invalid, String sort) {
        return new FilterBox(
                name(vocabulary),
                invalid.text(),
                sort,
                List.of(),
                invalid.faults().stream()
                        .map(fault -> FilterFault.of(fault, invalid.text()))
                        .toList(),
                invalid.corrected().orElse(null));
    }

    /**
     * Where nothing matches: how many would without each condition.
     *
     * @param totals counts without each of these conditions
     */
    FilterBox counted(Filter filter, Function<List<Term>, List<Long>> totals) {
        if (filter.isEmpty() || filter.terms().size() > COUNTED) {
            return this;
        }
        List<Long> without = totals.apply(filter.terms());
        List<FilterToken> counted = IntStream.range(0, tokens.size())
                .mapToObj(index -> counted(tokens.get(index), without.get(index)))
                .toList();
        return new FilterBox(list, text, sort, counted, faults, proposal);
    }

    /** Conditions without which something would match, most first. */
    public List<FilterToken> ways() {
        return tokens.stream()
                .filter(token -> matches(token) > 0)
                .sorted(Comparator.comparingLong(FilterBox::matches).reversed())
                .toList();
    }

    /** Conditions without which still nothing would match. */
    public List<FilterToken> deadEnds() {
        return tokens.stream().filter(token -> matches(token) == 0).toList();
    }

    private static FilterToken counted(FilterToken token, long without) {
        return new FilterToken(
                token.text(), token.rest(), Math.min(without, Slice.EXACT_UP_TO), without > Slice.EXACT_UP_TO);
    }

    private static long matches(FilterToken token) {
        return Objects.requireNonNullElse(token.matchesWithout(), -1L);
    }

    private static String name(Vocabulary vocabulary) {
        return vocabulary.name().toLowerCase(Locale.ROOT);
    }
}
