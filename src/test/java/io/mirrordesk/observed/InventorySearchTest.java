package io.mirrordesk.observed;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.observed.SomeInventory.Image;
import io.mirrordesk.observed.SomeInventory.Repository;
import io.mirrordesk.observed.search.FoundImage;
import io.mirrordesk.observed.search.FoundRepository;
import io.mirrordesk.observed.search.InventoryHits;
import io.mirrordesk.observed.search.InventorySearch;
import io.mirrordesk.observed.search.Wanted;
import io.mirrordesk.oci.SearchText;
import io.mirrordesk.support.SandboxedPortal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the inventory finds for what somebody types. */
class InventorySearchTest extends SandboxedPortal {

    private static final String TYPE = "application/vnd.oci.image.manifest.v1+json";
    private static final String NGINX = "s-hub/library/zinnginx";
    private static final String INGRESS = "s-hub/sig/ingress-zinnginx-controller";
    private static final String BETA = "s-quay/org/zinnbeta";

    private final Instant now = Instant.now();

    @Autowired
    private InventorySearch search;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void rows() {
        SomeInventory some = new SomeInventory(jdbc);
        some.add(repository(INGRESS, image("a1", 9, "s-v1.2", "s-latest")));
        some.add(repository(NGINX, image("a2", 3, "s-v1.2.7"), image("a3", 1, "s-v1.2", "s-latest")));
        some.add(repository(BETA, image("bb", 5)));
    }

    @AfterEach
    void forget() {
        new SomeInventory(jdbc).clear();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zinnginx                       | s-hub/library/zinnginx s-hub/sig/ingress-zinnginx-controller
            ZINNGINX                       | s-hub/library/zinnginx s-hub/sig/ingress-zinnginx-controller
            library/zinnginx               | s-hub/library/zinnginx
            s-hub/library/zinnginx         | s-hub/library/zinnginx
            zinnginx ingress               | s-hub/sig/ingress-zinnginx-controller
            zinnginx:s-v1                  | s-hub/library/zinnginx s-hub/sig/ingress-zinnginx-controller
            nnbe                           | s-quay/org/zinnbeta
            """)
    void namesAreFoundTheBestFirst(String typed, String names) {
        assertThat(names(typed)).containsExactly(names.split(" "));
    }

    @Test
    void twoLettersHaveToBeginAPartOfTheName() {
        assertThat(names("zi")).containsExactly(BETA, NGINX, INGRESS);
        assertThat(names("nb")).isEmpty();
    }

    @Test
    void aNameThatAMirrorGivesToTheTextIsTheBest() {
        InventoryHits hits = search.find(SearchText.parse("zinnginx"), Set.of(INGRESS), Set.of(Wanted.REPOSITORIES));
        assertThat(hits.repositories().items())
                .extracting(FoundRepository::name)
                .containsExactly(INGRESS, NGINX);
    }

    @Test
    void tagsAreFoundByTheirBeginningTheWholeOneFirst() {
        assertThat(tags("s-v1.2")).containsExactly(NGINX + ":s-v1.2", INGRESS + ":s-v1.2", NGINX + ":s-v1.2.7");
        assertThat(tags("S-V1.2")).isEmpty();
        assertThat(tags("zinnginx:s-latest")).containsExactly(NGINX + ":s-latest", INGRESS + ":s-latest");
        assertThat(tags("library latest")).containsExactly(NGINX + ":s-latest");
        assertThat(tags("library s-v1.2")).containsExactly(NGINX + ":s-v1.2", NGINX + ":s-v1.2.7");
    }

    @Test
    void digestsAreFoundByTheirBeginning() {
        assertThat(digests("sha256:a2a2a2")).containsExactly(NGINX);
        assertThat(digests("a2a2")).containsExactly(NGINX);
        assertThat(digests("sha256:" + "bb".repeat(32))).containsExactly(BETA);
        assertThat(digests("sha256:a2")).isEmpty();
        assertThat(digests("sha512:a2a2a2")).isEmpty();
    }

    @Test
    void moreThanCanBeRankedIsSaid() {
        SomeInventory some = new SomeInventory(jdbc);
        IntStream.range(0, 205).forEach(n -> some.add(repository("s-many/zinnmany-" + n)));
        some.add(repository("s-many/all/zinnmany"));

        var found = find("zinnmany").repositories();

        assertThat(found.all()).isFalse();
        assertThat(found.items()).hasSize(200);
        assertThat(found.items().getFirst().name()).isEqualTo("s-many/all/zinnmany");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "%", "_", "%%%", "'", "\"", "\\", "\0", "--", "a", "0", "ä", "nginx\0", "' or 1=1 --"})
    void whatCanBeInNoNameFindsNothing(String typed) {
        assertThat(names(typed + "zinn%")).isEmpty();
        assertThat(find(typed).digests().items()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            zinngnix                | zinnginx
            ZINNGNIX:1.27           | zinnginx:1.27
            library/zingnix         | library/zinnginx
            ingres zinngnix         | ingress zinnginx
            zinnbta                 | zinnbeta
            zinnbat                 | zinnbeta
            controlr                | controller
            zinnginx                | -
            9b1c9b1c                | -
            nothing-whatever-so     | -
            """)
    void slipsAreForgiven(String typed, String meant) {
        assertThat(search.corrected(SearchText.parse(typed), List.of()).orElse(null))
                .isEqualTo(meant);
    }

    @Test
    void wordsOfOtherThingsMayBeMeantToo() {
        assertThat(search.corrected(SearchText.parse("zquya"), List.of("zquay")))
                .contains("zquay");
    }

    private List<String> names(String typed) {
        return find(typed).repositories().items().stream()
                .map(FoundRepository::name)
                .toList();
    }

    private List<String> tags(String typed) {
        return find(typed).tagged().items().stream()
                .map(image -> image.repository() + ":" + image.tag())
                .toList();
    }

    private List<String> digests(String typed) {
        return find(typed).digests().items().stream()
                .map(FoundImage::repository)
                .toList();
    }

    private InventoryHits find(String typed) {
        return search.find(SearchText.parse(typed), Set.of(), EnumSet.allOf(Wanted.class));
    }

    private Image image(String digits, int daysAgo, String... tags) {
        Instant pushed = now.minus(Duration.ofDays(daysAgo));
        return new Image("sha256:" + digits.repeat(32), Arrays.asList(tags), TYPE, null, 5, pushed, null);
    }

    private Repository repository(String name, Image... images) {
        String mirror = name.substring(0, name.indexOf('/'));
        return new Repository(name, mirror, null, null, true, true, 10, now, now, null, Arrays.asList(images));
    }
}
