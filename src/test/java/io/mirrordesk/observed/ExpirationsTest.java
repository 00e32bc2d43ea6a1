package io.mirrordesk.observed;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.observed.generated.RegistryGenerator;
import io.mirrordesk.observed.generated.Shape;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.support.SandboxedPortal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Many repositories are counted by reading less of each image; the count is the sum of what each repository's whole images give. */
class ExpirationsTest extends SandboxedPortal {

    private static final String OF_THE_REGISTRY = "registry_id = :registry";

    /** Every second index was read: it holds some of its repository's images. */
    private static final String READ_INDEXES = """
            insert into manifest (digest, media_type, members, platforms, body, read_at)
            select i.digest, i.media_type,
                   array(select o.digest from image o
                          where o.repository_id = i.repository_id and o.media_type not like '%%.index.%%'
                          order by o.digest limit 3),
                   '{}', '{}', now()
              from image i
             where i.registry_id = '%1$s' and i.media_type like '%%.index.%%' and i.id %% 2 = 0""".formatted(Shape.REGISTRY);

    private static final String FORGET = """
            with gone as (delete from manifest where digest in (select digest from image where registry_id = '%1$s'))
            delete from repository where registry_id = '%1$s'""".formatted(Shape.REGISTRY);

    @Autowired
    private Expirations expirations;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    /** Committed, as two connections read it. */
    @BeforeEach
    void generate() {
        Shape shape = new Shape(Shape.REGISTRY, 60, 1500, 5, Clock.systemUTC().instant());
        transaction.executeWithoutResult(_ -> {
            jdbc.execute((ConnectionCallback<Shape>) connection -> {
                RegistryGenerator.write(shape, connection);
                return shape;
            });
            jdbc.update(READ_INDEXES);
        });
    }

    @AfterEach
    void forget() {
        jdbc.update(FORGET);
        jdbc.update("delete from registry_sync where registry_id = ?", Shape.REGISTRY.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tagStatus\": \"any\", \"countType\": \"sinceImagePushed\", \"countUnit\": \"days\", \"countNumber\": 90",
                "\"tagStatus\": \"any\", \"countType\": \"imageCountMoreThan\", \"countNumber\": 10",
                "\"tagStatus\": \"untagged\", \"countType\": \"sinceImagePushed\", \"countUnit\": \"days\", \"countNumber\": 30",
                "\"tagStatus\": \"tagged\", \"tagPatternList\": [\"*1*\"], \"countType\": \"imageCountMoreThan\", \"countNumber\": 2"
            })
    void countsTheSameOneByOneAndTogether(String selection) {
        LifecyclePolicy policy = LifecyclePolicy.parse(
                "{\"rules\": [{\"rulePriority\": 1, \"selection\": {%s}, \"action\": {\"type\": \"expire\"}}]}"
                        .formatted(selection));
        List<RepositoryName> names = jdbc.query(
                "select name from repository where registry_id = ?",
                (row, _) -> RepositoryName.parse(row.getString("name")),
                Shape.REGISTRY.toString());
        long oneByOne = names.stream()
                .mapToLong(name -> expirations.of(Shape.REGISTRY, name, policy))
                .sum();

        long together = expirations.of(OF_THE_REGISTRY, Map.of("registry", Shape.REGISTRY.toString()), policy);

        assertThat(together).isEqualTo(oneByOne).isPositive();
    }
}
