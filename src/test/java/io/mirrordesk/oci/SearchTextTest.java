package io.mirrordesk.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mirrordesk.oci.SearchText.DigestStart;
import io.mirrordesk.oci.SearchText.TagPart;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            nginx                                  | -              | nginx                    | nginx
            ' NGINX  '                             | -              | nginx                    | NGINX
            nginx:1.27                             | -              | nginx                    | 1.27
            nginx:                                 | -              | nginx                    | -
            nginx alpine                           | -              | nginx alpine             | alpine
            library/nginx                          | -              | library/nginx            | -
            docker.io/library/nginx:1.27           | docker.io      | library/nginx            | 1.27
            https://quay.io/prometheus/prometheus  | quay.io        | prometheus/prometheus    | -
            127.0.0.1:4566/docker-hub/nginx:v1     | 127.0.0.1:4566 | docker-hub/nginx         | v1
            quay.io/                               | quay.io        | -                        | -
            nginx@sha256:9b1c                      | -              | nginx                    | nginx
            """)
    void readsAReferenceAsFarAsItGoes(String typed, String host, String words, String tag) {
        SearchText text = SearchText.parse(typed);
        assertThat(text.host().orElse(null)).isEqualTo(host);
        assertThat(text.words()).isEqualTo(words == null ? List.of() : List.of(words.split(" ")));
        assertThat(text.tag().map(TagPart::text).orElse(null)).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            sha256:9B1C       | sha256 | 9b1c | true
            sha512:9b         | sha512 | 9b   | false
            nginx@sha256:9b1c | sha256 | 9b1c | true
            9b1c              | sha256 | 9b1c | true
            """)
    void readsTheBeginningOfADigest(String typed, String algorithm, String hex, boolean enough) {
        DigestStart digest = SearchText.parse(typed).digest().orElseThrow();
        assertThat(digest).isEqualTo(new DigestStart(algorithm, hex));
        assertThat(digest.isLongEnough()).isEqualTo(enough);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9b", "nginx", "v1.27", "9b1c beef"})
    void takesNothingElseForADigest(String typed) {
        assertThat(SearchText.parse(typed).digest()).isEmpty();
    }

    @Property(tries = 500)
    void readsEverything(@ForAll String typed) {
        assertThatCode(() -> SearchText.parse(typed)).doesNotThrowAnyException();
        assertThat(SearchText.parse(typed).text()).doesNotContain("\0", "\n");
    }
}
