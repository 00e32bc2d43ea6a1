package io.mirrordesk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The product reads references as the published grammar says. */
class ReferenceAgreementTest {

    @Property(tries = 2_000)
    void agreesWithThePublishedGrammar(@ForAll("references") String text) {
        assertThat(read(text)).as(text).isEqualTo(PublishedGrammar.canonical(text));
    }

    @Property(tries = 2_000)
    void agreesAboutTextsOfTheSameCharacters(@ForAll("confusions") String text) {
        assertThat(read(text)).as(text).isEqualTo(PublishedGrammar.canonical(text));
    }

    @Provide
    Arbitrary<String> references() {
        return GeneratedReferences.any();
    }

    @Provide
    Arbitrary<String> confusions() {
        return net.jqwik.api.Arbitraries.strings().withChars("aZ09._-/:@[]").ofMaxLength(14);
    }

    private static Optional<String> read(String text) {
        try {
            return Optional.of(ImageReference.parse(text).canonical());
        } catch (InvalidImageReference invalid) {
            return Optional.empty();
        }
    }
}
