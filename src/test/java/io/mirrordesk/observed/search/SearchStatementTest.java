package io.mirrordesk.observed.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.observed.generated.RegistryGenerator;
import io.mirrordesk.observed.generated.Shape;
import io.mirrordesk.oci.SearchText;
import io.mirrordesk.support.SandboxedPortal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** That an index can answer each part of a search: on a large registry nothing else would be fast enough. */
class SearchStatementTest extends SandboxedPortal {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate connections;

    @Autowired
    private TransactionTemplate transaction;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            grafana        | repository_name_parts repository_by_last_part image_tag_by_tag
            ng             | repository_name_parts image_tag_by_tag
            nginx alpine   | repository_name_parts image_tag_pkey
            nginx:1.27     | repository_name_parts image_tag_pkey
            sha256:ab12    | image_by_digest
            """)
    void anIndexAnswersEachPart(String typed, String indexes) {
        SearchStatement statement = statement(typed);
        assertThat(plan(statement.sql(), statement.values()))
                .contains(indexes.split(" "))
                .doesNotContain("Scan on repository_by_name")
                .doesNotContain("Seq Scan");
    }

    @Test
    void anIndexGivesTheNearestWords() {
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

    /** With few rows the planner would read whole tables or indexes, so there are some, and each is made dear. */
    private String plan(String sql, Map<String, Object> values) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            generate();
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql("set local cpu_tuple_cost = 100").update();
            jdbc.sql("set local cpu_index_tuple_cost = 100").update();
            return String.join(
                    "\n",
                    jdbc.sql("explain " + sql)
                            .params(values)
                            .query((row, _) -> row.getString(1))
                            .list());
        }));
    }

    private void generate() {
        connections.execute((ConnectionCallback<Boolean>) connection -> {
            RegistryGenerator.write(new Shape(Shape.REGISTRY, 300, 1_000, 3, Instant.now()), connection);
            return true;
        });
    }
}
