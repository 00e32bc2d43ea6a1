package io.mirrordesk.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"ab", "docker-hub/library/nginx", "a/b", "a__b/c--d/e.f"})
    void keepsWhatEcrAccepts(String text) {
        assertThat(RepositoryName.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "A/b", "a//b", "a/", "/a", "a b", "a:b", "ROOT", "a/\u00e9"})
    void refusesWhatEcrRefuses(String text) {
        assertThatThrownBy(() -> RepositoryName.parse(text)).isInstanceOf(InvalidRepositoryName.class);
    }

    @Test
    void answersLongTextQuickly() {
        assertThatThrownBy(() -> RepositoryName.parse("a-".repeat(100_000))).hasMessageContaining("256");
    }
}
