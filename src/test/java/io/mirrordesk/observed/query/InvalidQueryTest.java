package io.mirrordesk.observed.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class InvalidQueryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '`', textBlock = """
            miror:docker-hub        | miror:          | mirror:docker-hub
            a -repo:x               | repo:           | a -name:x
            size>1GB                | size>1GB        | size:>1GB
            mirror=quay             | mirror=quay     | mirror:quay
            nginx:1.27              | nginx:1.27      | nginx tag:1.27
            sha256:9b1ce            | sha256:         | digest:9b1ce
            mirror:a OR mirror:b    | OR              | mirror:a  mirror:b
            mirror: docker-hub      | mirror: docker-hub | mirror:docker-hub
            -mirror: docker-hub b   | -mirror: docker-hub | -mirror:docker-hub b
            size:1GB                | 1GB             | size:>1GB
            pulled:30d              | 30d             | pulled:<30d
            conforms:yess           | yess            | conforms:yes
            a "" b                  | ""              | a  b
            "a b                    | "a b            | "a b"
            name:"a"b               | b               | name:"a" b
            a - b                   | -               | a  b
            """)
    void proposesWhatWasProbablyMeant(String text, String marked, String proposal) {
        Fault fault = only(text);
        assertThat(text.substring(fault.offset(), fault.offset() + fault.length()))
                .isEqualTo(marked);
        assertThat(fault.corrected(text)).isEqualTo(proposal);
        assertThat(Filter.parse(proposal, Vocabulary.REPOSITORIES).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '`', textBlock = """
            mirror:              | mirror:      | has no value
            zzz:é                | zzz:         | There is no filter “zzz”
            :x                   | :            | no filter before the colon
            age:>1d              | age:         | There is no filter “age”
            size:big             | big          | is no size
            size:>1XB            | >1XB         | no unit “XB”
            size:>999999999999TB | >999999999999TB | more than there can be
            images:many          | many         | is no number
            pulled:<30m          | <30m         | no unit “m” of time
            pulled:soon          | soon         | is no time
            created:never        | never        | is no time
            pushed:>2026-02-30   | >2026-02-30  | There is no day
            conforms:maybe       | maybe        | is no answer
            digest:abc           | abc          | too many digests
            digest:xyz1          | xyz1         | is no digest
            name:a"b             | "            | quote in the middle
            """)
    void saysWhatIsWrongWhereNothingCanBeProposed(String text, String marked, String message) {
        Fault fault = only(text);
        assertThat(text.substring(fault.offset(), fault.offset() + fault.length()))
                .isEqualTo(marked);
        assertThat(fault.message()).contains(message);
        assertThat(fault.expected()).endsWith(".");
        assertThat(fault.replacement()).isNull();
    }

    @Test
    void tellsThePlaceAndTheProposalInOneSentence() {
        assertThat(only("miror:docker-hub").sentence())
                .startsWith("There is no filter “miror”. (At characters 1 to 6.) Filters are name, registry, mirror,")
                .endsWith(" Did you mean “mirror:”?");
    }

    @Test
    void namesEveryFaultInTheOrderOfTheText() {
        InvalidQuery invalid = invalid("size:big name:ok \"open conforms:");
        assertThat(invalid.faults()).extracting(Fault::offset).containsExactly(5, 17);
        assertThat(invalid.errors()).hasSize(2).allMatch(error -> error.field().equals("q"));
        assertThat(invalid.getMessage()).isEqualTo("2 filters need a correction.");
    }

    @Test
    void refusesATextThatIsTooLong() {
        assertThat(only("a".repeat(1001)).offset()).isEqualTo(1000);
        assertThat(only("a ".repeat(31)).message()).isEqualTo("This is too much at once.");
    }

    @Test
    void refusesACharacterThatCannotBeSeen() {
        assertThat(only("a\0b").offset()).isEqualTo(1);
    }

    @Test
    void sendsEachPlaceWithTheCorrectedText() {
        assertThat(JsonMapper.shared().writeValueAsString(invalid("miror:a").extensions()))
                .contains("\"offset\":0,\"length\":6,")
                .contains("\"proposal\":\"mirror:a\"");
    }

    private static Fault only(String text) {
        assertThat(invalid(text).faults()).hasSize(1);
        return invalid(text).faults().getFirst();
    }

    private static InvalidQuery invalid(String text) {
        return catchThrowableOfType(InvalidQuery.class, () -> Filter.parse(text, Vocabulary.REPOSITORIES));
    }
}
