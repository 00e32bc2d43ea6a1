package io.mirrordesk.observed.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The caret is written as “|”. */
class CompletionPointTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            |,            0, 0, ,       ``
            mi|,          0, 2, ,       mi
            a mi|rr b,    2, 6, ,       mi
            -mi|,         1, 3, ,       mi
            a |,          2, 2, ,       ``
            mirror:|,     7, 7, MIRROR, ``
            -mirror:do|c, 8, 11, MIRROR, do
            a size:>|,    7, 8, SIZE,   >
            name:"a b|c" d, 5, 11, NAME, a b
            "a b|,        0, 4, ,       a b
            """)
    void liesInTheTermAroundTheCaret(String text, int from, int to, Key key, String typed) {
        assertThat(at(text)).contains(new CompletionPoint(from, to, key, typed));
    }

    @Test
    void proposesNothingBehindAKeyThatIsNone() {
        assertThat(at("zzz:a|")).isEmpty();
    }

    @Test
    void proposesKeysThatBeginSoBeforeThoseThatContainIt() {
        assertThat(at("re|").orElseThrow().keys(Vocabulary.REPOSITORIES))
                .containsExactly(Key.REGISTRY, Key.REQUESTED, Key.CREATED);
    }

    @Test
    void proposesValuesAndWhatTheKeyKnowsByItself() {
        CompletionPoint point = at("mirror:|").orElseThrow();
        assertThat(point.values(List.of("docker-hub", "quay"))).containsExactly("docker-hub", "quay", "none");
        assertThat(at("mirror:hub|").orElseThrow().values(List.of("docker-hub", "quay")))
                .containsExactly("docker-hub");
        assertThat(at("pulled:<|").orElseThrow().values(List.of())).containsExactly("<1d", "<7d", "<30d");
    }

    @Test
    void writesAValueSoThatItIsReadAsThatValue() {
        CompletionPoint point = at("tag:|").orElseThrow();
        assertThat(point.written("v1")).isEqualTo("v1 ");
        assertThat(point.written("a b")).isEqualTo("\"a b\" ");
        assertThat(at("mirror:|").orElseThrow().written("none")).isEqualTo("none ");
    }

    private static Optional<CompletionPoint> at(String text) {
        return CompletionPoint.at(text.replace("|", ""), text.indexOf('|'), Vocabulary.REPOSITORIES);
    }
}
