package io.mirrordesk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFitTest {

    @ParameterizedTest
    @CsvSource({
        "docker-hub/library/nginx, docker-hub/library/nginx, EXACT",
        "docker-hub/library/nginx, library/nginx, END",
        "docker-hub/library/nginx, nginx, END",
        "docker-hub/library/nginx, library, PART",
        "docker-hub/library/nginx, ngi, BEGINS",
        "docker-hub/library/nginx, hub, WORD",
        "docker-hub/library/nginx, bra, INSIDE",
        "docker-hub/library/nginx, apache, NOT",
        "a/xngin-nginx, nginx, WORD",
    })
    void ranksWhereTheWordIs(String name, String word, NameFit fit) {
        assertThat(NameFit.of(name, List.of(word))).isEqualTo(fit);
    }

    @Test
    void ofSeveralWordsTheWorstCounts() {
        assertThat(NameFit.of("a/nginx-exporter", List.of("nginx", "exporter"))).isEqualTo(NameFit.WORD);
        assertThat(NameFit.of("a/nginx-exporter", List.of("nginx", "redis"))).isEqualTo(NameFit.NOT);
        assertThat(NameFit.of("a/nginx", List.of())).isEqualTo(NameFit.NOT);
    }
}
