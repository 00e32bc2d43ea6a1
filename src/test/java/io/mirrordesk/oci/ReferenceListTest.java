package io.mirrordesk.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.contract.InvalidInput;
import org.junit.jupiter.api.Test;

class ReferenceListTest {

    @Test
    void readsEachLineByItself() {
        ReferenceList list = ReferenceList.parse("# ours\nnginx:1.27\r\n\n  grafana/grafana  \nNginx\n");

        assertThat(list.lines()).extracting(ReferenceList.Line::number).containsExactly(2, 4, 5);
        assertThat(list.lines())
                .extracting(ReferenceList.Line::original)
                .containsExactly("nginx:1.27", "grafana/grafana", "Nginx");
        assertThat(list.lines().get(0).reference().orElseThrow().canonical()).isEqualTo("docker.io/library/nginx:1.27");
        assertThat(list.lines().get(2).message().orElseThrow()).contains("capital letters");
    }

    @Test
    void hasAsManyResultsAsLinesThatHoldSomething() {
        assertThat(ReferenceList.parse("").lines()).isEmpty();
        assertThat(ReferenceList.parse("a\n".repeat(1_000)).lines()).hasSize(1_000);
    }

    @Test
    void refusesMoreThanAThousandLines() {
        assertThatThrownBy(() -> ReferenceList.parse("a\n".repeat(1_001)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("1,000");
    }
}
