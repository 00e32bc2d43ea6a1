package io.mirrordesk.portal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class YamlDocumentTest {

    @Test
    void isTheJsonThatItLooksLike() {
        assertThat(read("""
                # a comment
                kind: CREATE_MIRROR
                mirror:
                  prefix: "12"
                  warm: [library/nginx:1.27, 'x']
                  note: |
                    two
                    lines
                """)).isEqualTo(JsonMapper.shared().readTree("""
                {"kind": "CREATE_MIRROR", "mirror": {"prefix": "12", "warm": ["library/nginx:1.27", "x"], "note": "two\\nlines\\n"}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no           | "no"
            on           | "on"
            2027-01-31   | "2027-01-31"
            012345678901 | "012345678901"
            1:30         | "1:30"
            0x1F         | "0x1F"
            .inf         | ".inf"
            <<           | "<<"
            !!str 5      | "5"
            5            | 5
            -1.5         | -1.5
            true         | true
            ~            | null
            """)
    void onlyJsonsOwnWordsAreNoTexts(String plain, String json) {
        assertThat(read("a: " + plain).path("a").toString()).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            a: &x [1]\\nb: *x          | Line 1, column 4: aliases are not taken, write out what is meant.
            a: &x {b: *x}              | Line 1, column 4: aliases are not taken, write out what is meant.
            a: 1\\na: 2                | Line 2, column 1: there is “a” already.
            ? [a]\\n: 1                | Line 1, column 3: a key is a text.
            a: !!java.net.URL [x]      | The body is not YAML: line 1, column 4: Global tag is not allowed: tag:yaml.org,2002:java.net.URL.
            a: !mine x                 | Line 1, column 4: the tag !mine is not taken.
            a: !!binary aGk=           | Line 1, column 4: the tag tag:yaml.org,2002:binary is not taken.
            a: 1\\n---\\nb: 2          | These are several YAML documents: send each as a request of its own.
            # nothing                  | The body is empty: send one YAML document.
            a: [1                      | The body is not YAML: line 1, column 6: expected ',' or ']', but got <stream end>.
            """)
    void refusesWhatItWouldHaveToGuessAt(String yaml, String sentence) {
        assertThatThrownBy(() -> read(yaml.replace("\\n", "\n")))
                .isInstanceOf(UnreadableYaml.class)
                .hasMessage(sentence);
    }

    @Test
    void isBoundInDepthAndSize() {
        assertThatThrownBy(() -> read("[".repeat(5_000)))
                .hasMessage("The body has a character that YAML does not allow, or is nested too deeply.");
        assertThatThrownBy(() -> read("a".repeat(YamlDocument.MAX_BYTES + 1)))
                .hasMessage("A YAML body has at most 1 MiB. Send more as JSON.");
        assertThatThrownBy(() -> YamlDocument.parse(new byte[] {(byte) 0xC3})).hasMessage("The body is not UTF-8.");
    }

    private static JsonNode read(String yaml) {
        return YamlDocument.parse(yaml.getBytes(StandardCharsets.UTF_8)).root();
    }
}
