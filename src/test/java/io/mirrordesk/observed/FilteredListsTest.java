package io.mirrordesk.observed;

import static io.mirrordesk.observed.SomeInventory.ELSEWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.observed.SomeInventory.Image;
import io.mirrordesk.observed.SomeInventory.Repository;
import io.mirrordesk.observed.query.Filter;
import io.mirrordesk.observed.query.Vocabulary;
import io.mirrordesk.support.SandboxedPortal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each key of the filter language finds. */
class FilteredListsTest extends SandboxedPortal {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    private static final String HELM = "application/vnd.cncf.helm.config.v1+json";
    private static final String A = "sha256:" + "a1b2".repeat(16);
    private static final String B = "sha256:" + "b2c3".repeat(16);
    private static final String C = "sha256:" + "a1b2".repeat(3) + "c3d4".repeat(13);
    private static final String D = "sha256:" + "d4e5".repeat(16);

    private final Instant now = Instant.now();

    @Autowired
    private InventoryLists lists;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void rows() {
        SomeInventory some = new SomeInventory(jdbc);
        some.add(new Repository(
                "f-hub/library/nginx",
                "f-hub",
                "f-cache@1",
                "f-pay",
                true,
                true,
                2_000_000_000,
                ago(10),
                ago(5),
                ago(1),
                List.of(
                        new Image(A, List.of("v1.0", "latest"), INDEX, null, 1_500_000_000, ago(5), ago(1)),
                        new Image(B, List.of(), MANIFEST, null, 500_000_000, ago(200), null))));
        some.add(new Repository(
                "f-hub/grafana",
                "f-hub",
                "f-cache@2",
                "f-pay",
                false,
                false,
                50,
                ago(100),
                ago(90),
                ago(60),
                List.of(new Image(C, List.of("V1"), LIST, null, 50, ago(90), ago(60)))));
        some.add(new Repository(
                "f-quay/chart",
                "f-quay",
                "f-base@1",
                "f-sre",
                null,
                false,
                7,
                ago(400),
                ago(300),
                null,
                List.of(new Image(D, List.of("v2"), MANIFEST, HELM, 7, ago(300), null))));
        some.add(new Repository("f_app", null, null, null, null, true, 0, ago(1), null, null, List.of()));
    }

    @AfterEach
    void forget() {
        new SomeInventory(jdbc).clear();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | app chart grafana nginx
            NGINX                       | nginx
            f-hub graf                  | grafana
            f_                          | app
            f-hub/*                     | grafana nginx
            *nginx                      | nginx
            "f-hub/*"                   |
            -name:f-hub                 | app chart
            mirror:f-hub                | grafana nginx
            mirror:f-*                  | chart grafana nginx
            mirror:f-hub mirror:none    | app grafana nginx
            -mirror:f-hub               | app chart
            template:f-cache            | grafana nginx
            template:f-cache@2          | grafana
            template:none               | app
            team:f-pay team:f-sre       | chart grafana nginx
            size:>1GB                   | nginx
            size:>5 size:<100           | chart grafana
            size:0                      | app
            -size:<1kB                  | nginx
            images:>=2                  | nginx
            images:0 images:1           | app chart grafana
            pulled:<30d                 | nginx
            pulled:>30d                 | grafana
            pulled:never                | app chart
            pulled:>30d pulled:never    | app chart grafana
            -pulled:<30d                | app chart grafana
            pushed:never                | app
            created:<30d                | app nginx
            created:>1y                 | chart
            conforms:yes                | nginx
            conforms:no conforms:unknown| app chart grafana
            -conforms:yes               | app chart grafana
            requested:yes               | app nginx
            tag:v1*                     | nginx
            tag:V1                      | grafana
            tag:*1*                     | grafana nginx
            -tag:latest                 | app chart grafana
            tag:v2 tag:latest           | chart nginx
            digest:a1b2                 | grafana nginx
            digest:sha256:a1b2a1b2a1b2c3| grafana
            -digest:d4e5                | app grafana nginx
            mirror:f-hub size:>1GB pulled:<30d tag:v1* conforms:yes | nginx
            """)
    void findsRepositories(String filter, String found) {
        RepositoryQuery query =
                RepositoryQuery.all().registry(ELSEWHERE).filtered(Filter.parse(filter, Vocabulary.REPOSITORIES));
        assertThat(lists.repositories(query).items())
                .extracting(row -> row.name().replaceAll(".*[/_]", ""))
                .containsExactlyInAnyOrderElementsOf(words(found));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                     | a1 b2 c3 d4
            repository:f-hub/grafana | c3
            repository:f-hub/*     | a1 b2 c3
            nginx                  | a1 b2
            tagged:no              | b2
            tagged:yes             | a1 c3 d4
            -tagged:yes            | b2
            tag:v1*                | a1
            -tag:v1*               | b2 c3 d4
            type:index             | a1 c3
            type:helm              | d4
            -type:helm             | a1 b2 c3
            type:nothing           |
            size:>1GB              | a1
            age:<30d               | a1
            age:>80d age:<250d     | b2 c3
            pulled:never           | b2 d4
            pulled:>30d            | c3
            pulled:<2030-01-01     | a1 c3
            pulled:>30d pulled:<90d | c3
            pulled:>30d pulled:never | b2 c3 d4
            digest:a1b2            | a1 c3
            team:f-pay conforms:no | c3
            mirror:none            |
            """)
    void findsImages(String filter, String found) {
        ImageQuery query = ImageQuery.all().registry(ELSEWHERE).filtered(Filter.parse(filter, Vocabulary.IMAGES));
        assertThat(lists.images(query).items())
                .extracting(row -> row.image().digest().equals(C)
                        ? "c3"
                        : row.image().digest().substring(7, 9))
                .containsExactlyInAnyOrderElementsOf(words(found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pushed", "-pushed", "pulled", "-pulled", "size", "-size"})
    void walksImagesToTheEndAndBack(String sort) {
        ImageQuery query = ImageQuery.all()
                .registry(ELSEWHERE)
                .sortedBy(ImageSort.parse(sort))
                .limit(1);
        List<String> there = new ArrayList<>();
        Slice<ListedImage> page = lists.images(query);
        while (page.next() != null) {
            there.add(page.items().getFirst().image().digest());
            page = lists.images(query.after(page.next()));
            assertThat(page.total()).isEqualTo(4);
        }
        List<String> back =
                new ArrayList<>(List.of(page.items().getFirst().image().digest()));
        while (page.previous() != null) {
            page = lists.images(query.after(page.previous()));
            back.add(page.items().getFirst().image().digest());
        }
        there.add(back.getFirst());
        assertThat(there).hasSize(4).doesNotHaveDuplicates().isEqualTo(back.reversed());
    }

    @Test
    void countsWhatEachConditionHides() {
        Filter filter = Filter.parse("mirror:f-hub conforms:no size:>1GB", Vocabulary.REPOSITORIES);
        RepositoryQuery query =
                new RepositoryQuery(List.of(filter), RepositorySort.BY_NAME, 50, null).registry(ELSEWHERE);
        assertThat(lists.repositories(query).total()).isZero();
        assertThat(lists.totalsWithout(query, filter.terms())).containsExactly(0L, 1L, 1L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''          | delete from image where digest = '%2$s' and registry_id = '%1$s'                                  | 4 | 3
            size:<600MB | update image set size_bytes = 1 where digest = '%3$s' and registry_id = '%1$s'                       | 3 | 4
            tagged:no   | delete from image_tag where repository_id in (select id from repository where registry_id = '%1$s') | 1 | 4
            conforms:no | update repository set conforms = false where registry_id = '%1$s'                                  | 1 | 4
            """)
    void countsAnewAfterEachChange(String filter, String change, long before, long after) {
        ImageQuery query =
                ImageQuery.all().registry(ELSEWHERE).limit(1).filtered(Filter.parse(filter, Vocabulary.IMAGES));
        assertThat(lists.images(query).total()).isEqualTo(before);
        jdbc.sql(change.formatted(ELSEWHERE, B, A)).update();
        assertThat(lists.images(query).total()).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pushed", "-pushed"})
    void findsWhatWasPushedAgainAfterItsLastPull(String sort) {
        jdbc.sql("update image set last_pulled_at = ? where digest = ? and registry_id = ?")
                .params(Timestamp.from(ago(100)), A, ELSEWHERE.toString())
                .update();
        ImageQuery query = ImageQuery.all()
                .registry(ELSEWHERE)
                .filtered(Filter.parse("pulled:>30d", Vocabulary.IMAGES))
                .sortedBy(ImageSort.parse(sort))
                .limit(1);
        Slice<ListedImage> first = lists.images(query);
        Slice<ListedImage> second = lists.images(query.after(first.next()));
        Slice<ListedImage> again = lists.images(query.after(second.previous()));
        assertThat(Stream.of(first, second, again)
                        .map(page -> page.items().getFirst().image().digest()))
                .containsExactlyElementsOf(sort.equals("pushed") ? List.of(C, A, C) : List.of(A, C, A));
    }

    private Instant ago(int days) {
        return now.minus(Duration.ofDays(days)).minusSeconds(60);
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }
}
