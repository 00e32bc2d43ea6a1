package io.mirrordesk.observed.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for every text, understood or not. */
class LanguageLawsTest {

    private static final List<String> PIECES = List.of(
            " ",
            "  ",
            "-",
            ":",
            "\"",
            "*",
            "\\",
            ">",
            "<=",
            "=",
            "≥",
            "\u00a0",
            "a",
            "nginx",
            "v1",
            "1",
            "GB",
            "30d",
            "never",
            "none",
            "yes",
            "no",
            "sha256:",
            "9b1c",
            "2026-01-31",
            "mirror:",
            "tag:",
            "size:>",
            "pulled:<",
            "conforms:",
            "OR",
            "miror:",
            "name:",
            "digest:",
            "é",
            "😀",
            "%",
            "_");

    @Property(tries = 400)
    void aTextIsUnderstoodOrItsFaultsLieInIt(@ForAll("texts") String text, @ForAll Vocabulary vocabulary) {
        read(text, vocabulary, filter -> {}, invalid -> {
            assertThat(invalid.faults()).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.offset()).isNotNegative();
                assertThat(fault.length()).isPositive();
                assertThat(fault.offset() + fault.length()).isLessThanOrEqualTo(text.length());
            });
        });
    }

    @Property(tries = 400)
    void termsStandInTheTextOneBehindTheOther(@ForAll("texts") String text) {
        read(text, Vocabulary.REPOSITORIES, filter -> {
            StringBuilder between = new StringBuilder(text);
            filter.terms().reversed().forEach(term -> between.delete(term.offset(), term.offset() + term.length()));
            assertThat(between.chars().mapToObj(each -> (char) each)).allMatch(Scanner::isBlank);
        });
    }

    @Property(tries = 400)
    void whatIsWrittenOutIsReadAgainAsTheSame(@ForAll("texts") String text, @ForAll Vocabulary vocabulary) {
        read(text, vocabulary, filter -> {
            Filter again = Filter.parse(Filter.of(filter.terms()).text(), vocabulary);
            assertThat(again.terms())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("offset", "length")
                    .isEqualTo(filter.terms());
        });
    }

    @Property(tries = 400)
    void withoutATermTheOthersAreLeft(@ForAll("texts") String text) {
        read(
                text,
                Vocabulary.REPOSITORIES,
                filter -> filter.terms()
                        .forEach(term -> assertThat(Filter.parse(filter.without(term), Vocabulary.REPOSITORIES)
                                        .terms())
                                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("offset", "length")
                                .isEqualTo(filter.terms().stream()
                                        .filter(other -> other != term)
                                        .toList())));
    }

    @Property(tries = 400)
    void followingTheProposalsComesToAnEnd(@ForAll("texts") String text) {
        Set<String> seen = new HashSet<>();
        Optional<String> next = Optional.of(text);
        while (next.isPresent()) {
            assertThat(seen.add(next.get())).as(next.get()).isTrue();
            next = proposal(next.get());
        }
    }

    @Property(tries = 400)
    void theTextCanBeCompletedAtEachPlace(@ForAll("texts") String text) {
        for (int caret = 0; caret <= text.length(); caret++) {
            int place = caret;
            CompletionPoint.at(text, caret, Vocabulary.IMAGES).ifPresent(point -> {
                assertThat(point.from()).isBetween(0, place);
                assertThat(point.to()).isBetween(place, text.length());
                assertThat(point.keys(Vocabulary.IMAGES))
                        .allMatch(key -> key.toString().contains(point.typed().toLowerCase(Locale.ROOT)));
            });
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of(PIECES)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(3)));
        return piece.list().ofMaxSize(12).map(pieces -> String.join("", pieces));
    }

    /** The text with its first proposal; empty when it is understood or has none. */
    private static Optional<String> proposal(String text) {
        try {
            Filter.parse(text, Vocabulary.REPOSITORIES);
            return Optional.empty();
        } catch (InvalidQuery invalid) {
            return invalid.faults().stream()
                    .filter(fault -> fault.replacement() != null)
                    .findFirst()
                    .map(fault -> fault.corrected(text));
        }
    }

    private static void read(String text, Vocabulary vocabulary, Consumer<Filter> understood) {
        read(text, vocabulary, understood, invalid -> {});
    }

    private static void read(
            String text, Vocabulary vocabulary, Consumer<Filter> understood, Consumer<InvalidQuery> refused) {
        Filter filter;
        try {
            filter = Filter.parse(text, vocabulary);
        } catch (InvalidQuery invalid) {
            refused.accept(invalid);
            return;
        }
        understood.accept(filter);
    }
}
