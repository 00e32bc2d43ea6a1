package io.mirrordesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void putsTheKeysOfAPolicyInReadingOrder() {
        assertThat(JsonText.pretty("{\"Action\":[\"b\",\"a\"],\"x\":[],\"Sid\":\"A\",\"Effect\":\"Allow\"}"))
                .isEqualTo("""
                        {
                          "Sid": "A",
                          "Effect": "Allow",
                          "Action": [
                            "b",
                            "a"
                          ],
                          "x": []
                        }""");
    }

    @Test
    void isStable() {
        String pretty = JsonText.pretty("{\"b\":1,\"a\":{\"d\":null,\"c\":2.50}}");

        assertThat(JsonText.pretty(pretty)).isEqualTo(pretty);
        assertThat(JsonText.pretty("{\"a\":{\"c\":2.50,\"d\":null},\"b\":1}")).isEqualTo(pretty);
    }

    @Test
    void leavesOtherTextAlone() {
        assertThat(JsonText.pretty("not json")).isEqualTo("not json");
        assertThat(JsonText.pretty("")).isEmpty();
    }
}
