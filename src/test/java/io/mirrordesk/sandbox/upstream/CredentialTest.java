package io.mirrordesk.sandbox.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {

    @Test
    void isReadFromASecret() {
        assertThat(Credential.parse("{\"accessToken\":\"t\",\"username\":\"ann\"}"))
                .contains(new Credential("ann", "t"));
        assertThat(new Credential("ann", "t")).hasToString("ann:***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"username\":\"ann\"}",
                "{\"username\":\"ann\",\"accesstoken\":\"t\"}",
                "{\"username\":\"ann\",\"accessToken\":\"t\",\"more\":1}",
                "{\"username\":\"ann\",\"accessToken\":5}",
            })
    void isNotReadFromAnythingElse(String text) {
        assertThat(Credential.parse(text)).isEmpty();
    }
}
