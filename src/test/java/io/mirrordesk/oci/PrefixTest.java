package io.mirrordesk.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {

    /** As the service model of ECR has it. */
    private static final Pattern ECR =
            Pattern.compile("^([a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*\\/?|ROOT)$");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab",
                "a1",
                "12",
                "docker-hub",
                "a.b",
                "a_b",
                "a__b",
                "a--b",
                "a---b/c",
                "team/quay",
                "ROOT",
                "root",
                "a/",
                "abcdefghijabcdefghijabcdefghij"
            })
    void acceptsWhatEcrAccepts(String text) {
        assertThat(Prefix.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Docker-hub    | “D” at position 1            | docker-hub
                    dockerHub     | “H” at position 7            | dockerhub
                    docker hub    | a space at position 7        | docker-hub
                    -quay         | “-” at position 1            | quay
                    quay-         | “-” at position 5            | quay
                    qu._ay        | “_” at position 4            | qu-ay
                    a___b         | “_” at position 4            | a-b
                    a..b          | “.” at position 3            | a-b
                    a-_b          | “_” at position 3            | a-b
                    /quay         | “/” at position 1            | quay
                    a//b          | “/” at position 3            | a/b
                    a/-b          | “-” at position 3            | a/b
                    a-/b          | “/” at position 3            | a/b
                    café          | “é” at position 4            | cafe
                    quay:io       | “:” at position 5            | quay-io
                    a@b           | “@” at position 2            | a-b
                    Root          | “R” at position 1            | root
                    abcdefghijabcdefghijabcdefgh-jk | “k” at position 31 | abcdefghijabcdefghijabcdefgh-j
                    abcdefghijabcdefghijabcdefghi-k | “k” at position 31 | abcdefghijabcdefghijabcdefghi
                    """)
    void namesTheWrongCharacterAndACorrection(String text, String fault, String proposal) {
        InvalidPrefix invalid = catchThrowableOfType(InvalidPrefix.class, () -> Prefix.parse(text));

        assertThat(invalid).hasMessageContaining(fault).hasMessageContaining("“" + proposal + "”");
        assertThat(invalid.proposal()).contains(proposal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "/", "-", "é", "\u200b", "a\u0000", "_/"})
    void refusesWithoutProposalWhatCannotBeCorrected(String text) {
        InvalidPrefix invalid = catchThrowableOfType(InvalidPrefix.class, () -> Prefix.parse(text));

        assertThat(invalid.proposal()).isEmpty();
        assertThat(invalid.getMessage()).endsWith(".");
    }

    @Test
    void namesAnInvisibleCharacterByItsNumber() {
        assertThatThrownBy(() -> Prefix.parse("qu\u200bay"))
                .hasMessageContaining("U+200B")
                .hasMessageContaining("position 3");
        assertThatThrownBy(() -> Prefix.parse("quay\n")).hasMessageContaining("U+000A");
    }

    @Test
    void doesNotKeepTheSlashThatEcrAssumesAnyway() {
        assertThat(Prefix.parse("quay/")).isEqualTo(Prefix.parse("quay"));
        assertThat(Prefix.parse("abcdefghijabcdefghijabcdefghij/")).hasToString("abcdefghijabcdefghijabcdefghij");
    }

    @Test
    void resolvesPathsToRepositories() {
        assertThat(Prefix.parse("docker-hub").resolve("library/nginx")).hasToString("docker-hub/library/nginx");
        assertThat(Prefix.ROOT.resolve("library/nginx")).hasToString("library/nginx");
        assertThat(Prefix.parse("a/").resolve("nginx")).hasToString("a/nginx");
    }

    @Test
    void refusesAPathThatIsTooLongTogetherWithThePrefix() {
        Prefix prefix = Prefix.parse("docker-hub");

        assertThat(prefix.resolve("a".repeat(245)).value()).hasSize(256);
        assertThatThrownBy(() -> prefix.resolve("a".repeat(246)))
                .isInstanceOf(InvalidRepositoryName.class)
                .hasMessageContaining("257 characters")
                .hasMessageContaining("256");
    }

    @ParameterizedTest
    @CsvSource({
        "quay, quay/prometheus/prometheus, true",
        "quay, quayside/x, false",
        "quay, quay, false",
        "quay, xx/quay/y, false",
        "ROOT, anything, true",
        "team/quay, team/quay/x, true",
        "team/quay, team/x, false"
    })
    void coversWhatIsBelowIt(String prefix, String repository, boolean covered) {
        assertThat(Prefix.parse(prefix).covers(RepositoryName.parse(repository)))
                .isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "team, team/quay, true",
        "team, teams, false",
        "team, team, false",
        "ROOT, team, false",
        "ab, ab/c/d, true",
        "ab/c, ab/d, false"
    })
    void nestsWithWhatLiesInside(String one, String other, boolean nests) {
        assertThat(Prefix.parse(one).nestsWith(Prefix.parse(other))).isEqualTo(nests);
        assertThat(Prefix.parse(other).nestsWith(Prefix.parse(one))).isEqualTo(nests);
    }

    @Property
    void acceptsExactlyEcrsPattern(@ForAll("nearPrefixes") String text) {
        boolean ecr = ECR.matcher(text).matches() && text.length() >= 2 && text.length() <= 30;
        if (ecr) {
            assertThat(Prefix.parse(Prefix.parse(text).toString())).isEqualTo(Prefix.parse(text));
        } else if (!text.endsWith("/")) {
            assertThatThrownBy(() -> Prefix.parse(text)).isInstanceOf(InvalidPrefix.class);
        }
    }

    @Property
    void proposesOnlyWhatItWouldAccept(@ForAll("anyText") String text) {
        try {
            assertThat(Prefix.parse(text).value()).matches(ECR);
        } catch (InvalidPrefix invalid) {
            invalid.proposal()
                    .ifPresent(proposal -> assertThat(Prefix.parse(proposal)).hasToString(proposal));
            assertThat(invalid.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> nearPrefixes() {
        return Arbitraries.strings().withChars("ab0._-/").ofMinLength(0).ofMaxLength(33);
    }

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.oneOf(
                nearPrefixes(),
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings().ascii().ofMaxLength(40));
    }
}
