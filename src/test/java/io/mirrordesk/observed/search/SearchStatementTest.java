package io.mirrordesk.observed.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.observed.generated.RegistryGenerator;
import io.mirrordesk.observed.generated.Shape;
import io.mirrordesk.oci.SearchText;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** That an index can answer each part of a search: on a large registry nothing else would be fast enough. */
class SearchStatementTest extends SandboxedPortal {

    private static final Shape SHAPE =
            new Shape(Shape.REGISTRY, 1_000, 5_000, 3, Instant.parse("2026-01-01T00:00:00Z"));
    private static final List<String> TABLES = List.of("repository", "repository_word", "image", "image_tag");

    @Value("${spring.datasource.url}")
    private String url;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            grafana        | repository_name_parts repository_by_last_part image_tag_by_tag
            ng             | repository_name_parts image_tag_by_tag
            nginx alpine   | repository_name_parts image_tag_pkey
            nginx:1        | repository_name_parts image_tag_pkey
            nginx:1.27     | repository_name_parts image_tag_
            sha256:ab12    | image_by_digest
            """)
    void anIndexAnswersEachPart(String typed, String indexes) throws SQLException {
        SearchStatement statement = statement(typed);
        assertThat(plan(statement.sql(), statement.values()))
                .contains(indexes.split(" "))
                .doesNotContain("Scan on repository_by_name")
                .doesNotContain("Seq Scan");
    }

    @Test
    void anIndexGivesTheNearestWords() throws SQLException {
        assertThat(plan(NearWords.NEAREST, Map.of("words", new String[] {"ngnix"})))
                .contains("repository_word_near")
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "_%_", "@", "ä ö", "sha256:ab"})
    void whatNothingIsCalledIsNotAskedFor(String typed) {
        assertThat(statement(typed).isEmpty()).isTrue();
    }

    private static SearchStatement statement(String typed) {
        return new SearchStatement(SearchText.parse(typed), Set.of(), EnumSet.allOf(Wanted.class));
    }

    /**
     * With few rows the planner would read whole tables or indexes, so there are some, counted by the tables' owner, and each is made dear. What
     * other tests have left, and what PostgreSQL has counted of it, is no matter then. Nothing of it stays.
     */
    private String plan(String sql, Map<String, Object> values) throws SQLException {
        try (var owner = new SingleConnectionDataSource(url, TestDatabase.OWNER, TestDatabase.OWNER, true)) {
            owner.setAutoCommit(false);
            RegistryGenerator.write(SHAPE, owner.getConnection());
            JdbcClient jdbc = JdbcClient.create(owner);
            TABLES.forEach(table -> jdbc.sql("analyze " + table).update());
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql("set local cpu_tuple_cost = 100").update();
            jdbc.sql("set local cpu_index_tuple_cost = 100").update();
            List<String> lines = jdbc.sql("explain " + sql)
                    .params(values)
                    .query((row, _) -> row.getString(1))
                    .list();
            owner.getConnection().rollback();
            return String.join("\n", lines);
        }
    }
}
