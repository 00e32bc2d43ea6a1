package io.mirrordesk.observed.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.observed.query.Condition.Age;
import io.mirrordesk.observed.query.Condition.Answer;
import io.mirrordesk.observed.query.Condition.Count;
import io.mirrordesk.observed.query.Condition.Day;
import io.mirrordesk.observed.query.Condition.DigestStart;
import io.mirrordesk.observed.query.Condition.Matches;
import io.mirrordesk.observed.query.Condition.Never;
import io.mirrordesk.observed.query.Condition.None;
import io.mirrordesk.observed.query.Condition.Part;
import io.mirrordesk.observed.query.Condition.Size;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    @Test
    void readsSeveralConditions() {
        Filter filter = repositories("nginx mirror:docker-hub size:>1GB pulled:<30d tag:v1* conforms:no");

        assertThat(filter.terms())
                .extracting(Term::key)
                .containsExactly(Key.NAME, Key.MIRROR, Key.SIZE, Key.PULLED, Key.TAG, Key.CONFORMS);
        assertThat(filter.terms()).noneMatch(Term::negated);
    }

    @ParameterizedTest
    @MethodSource
    void readsEachKindOfValue(String text, Condition condition) {
        assertThat(repositories(text).terms()).extracting(Term::condition).containsExactly(condition);
    }

    static Stream<Arguments> readsEachKindOfValue() {
        return Stream.of(
                Arguments.of("Nginx", new Part("nginx")),
                Arguments.of("\"a b\"", new Part("a b")),
                Arguments.of("\"AND\"", new Part("and")),
                Arguments.of("%_", new Part("%_")),
                Arguments.of("library/*", new Matches(new Glob(List.of("library/", "")))),
                Arguments.of("name:nginx", new Part("nginx")),
                Arguments.of("MIRROR:Docker-Hub", new Matches(Glob.exactly("docker-hub"))),
                Arguments.of("mirror:none", new None()),
                Arguments.of("mirror:\"none\"", new Matches(Glob.exactly("none"))),
                Arguments.of("template:standard-cache@1", new Matches(Glob.exactly("standard-cache@1"))),
                Arguments.of("tag:V1**beta", new Matches(new Glob(List.of("V1", "beta")))),
                Arguments.of("tag:\"v1*\"", new Matches(Glob.exactly("v1*"))),
                Arguments.of("tag:\"a\\\"b\\\\c\"", new Matches(Glob.exactly("a\"b\\c"))),
                Arguments.of("digest:sha256:9B1C", new DigestStart("sha256", "9b1c")),
                Arguments.of("digest:9b1ce", new DigestStart("sha256", "9b1ce")),
                Arguments.of("digest:9b1c*", new DigestStart("sha256", "9b1c")),
                Arguments.of("size:>1.5GB", new Size(Comparison.ABOVE, 1_500_000_000)),
                Arguments.of("size:≤2MiB", new Size(Comparison.AT_MOST, 2 << 20)),
                Arguments.of("size:0", new Size(Comparison.EQUAL, 0)),
                Arguments.of("images:>=10", new Count(Comparison.AT_LEAST, 10)),
                Arguments.of("pulled:<30d", new Age(Comparison.BELOW, Duration.ofDays(30))),
                Arguments.of("created:>2w", new Age(Comparison.ABOVE, Duration.ofDays(14))),
                Arguments.of("pulled:never", new Never()),
                Arguments.of("pushed:>=2026-01-31", new Day(Comparison.AT_LEAST, LocalDate.of(2026, 1, 31))),
                Arguments.of("conforms:unknown", Answer.UNKNOWN),
                Arguments.of("conforms:TRUE", Answer.YES),
                Arguments.of("requested:no", Answer.NO));
    }

    @Test
    void readsNegations() {
        assertThat(repositories("-tag:latest -\"a b\" -nginx").terms())
                .hasSize(3)
                .allMatch(Term::negated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t\n", "\u00a0"})
    void letsEverythingThroughWhenThereIsNothing(String text) {
        assertThat(repositories(text).isEmpty()).isTrue();
    }

    @Test
    void readsWhatOnlyImagesHave() {
        assertThat(Filter.parse("repository:a/b type:helm tagged:no age:>1y", Vocabulary.IMAGES)
                        .terms())
                .extracting(Term::condition)
                .containsExactly(
                        new Matches(Glob.exactly("a/b")),
                        new Part("helm"),
                        Answer.NO,
                        new Age(Comparison.ABOVE, Duration.ofDays(365)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            a mirror:b c | 1 | a c
            mirror:b c   | 0 | c
            a  -mirror:b | 1 | a
            a            | 0 | ''
            """)
    void goesOnWithoutOneOfItsTerms(String text, int index, String rest) {
        Filter filter = repositories(text);
        assertThat(filter.without(filter.terms().get(index))).isEqualTo(rest);
    }

    @ParameterizedTest
    @CsvSource({
        "v1*,v1.27,true",
        "v1*,xv1,false",
        "*alpine,1.27-alpine,true",
        "v1*alpine,v1alpine,true",
        "v1.7,v1x7,false",
        "*,anything,true"
    })
    void takesAStarForAnyCharacters(String glob, String text, boolean fits) {
        assertThat(Glob.parse(glob).matches(text)).isEqualTo(fits);
    }

    private static Filter repositories(String text) {
        return Filter.parse(text, Vocabulary.REPOSITORIES);
    }
}
