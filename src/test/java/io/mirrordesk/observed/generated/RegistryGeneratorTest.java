package io.mirrordesk.observed.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.ManagedRegistry.Mode;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.observed.Syncs;
import io.mirrordesk.support.SandboxedPortal;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

class RegistryGeneratorTest extends SandboxedPortal {

    private static final Shape SHAPE = new Shape(Shape.REGISTRY, 300, 4000, 7, Instant.parse("2026-06-01T12:00:00Z"));

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Registries registries;

    @Autowired
    private Syncs syncs;

    @Test
    void makesTheSameRepositoryFromTheSameNumber() {
        assertThat(IntStream.range(0, 300).mapToObj(RegistryGeneratorTest::repository))
                .containsExactlyElementsOf(IntStream.range(0, 300)
                        .mapToObj(RegistryGeneratorTest::repository)
                        .toList());
    }

    @Test
    @Transactional
    void writesExactlyWhatIsAskedFor() {
        write();
        assertThat(count("select count(*) from repository where registry_id = ?"))
                .isEqualTo(300);
        assertThat(count("select count(*) from image where registry_id = ?")).isEqualTo(4000);
        assertThat(count("select max(images) from repository where registry_id = ?"))
                .as("the largest repository beside a mean of 13")
                .isGreaterThan(150);
    }

    @Test
    @Transactional
    void keepsTheSumsOfARepositoryEqualToItsImages() {
        write();
        assertThat(count("""
                        select count(*)
                          from repository r
                               cross join lateral (select count(*) as images, coalesce(sum(size_bytes), 0) as size_bytes
                                                     from image where repository_id = r.id) i
                         where registry_id = ? and (r.images <> i.images or r.size_bytes <> i.size_bytes)""")).isZero();
    }

    @Test
    @Transactional
    void isNeverSynchronised() {
        registries.connect(
                new ManagedRegistry(
                        Shape.REGISTRY, Mode.OBSERVE_ONLY, SANDBOX.endpoint(), null, "nowhere", null, null, null, 50),
                Actor.service("test"));
        write();
        assertThatThrownBy(() -> syncs.now(Shape.REGISTRY, ADMIN))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("generated");
        assertThat(count("select count(*) from repository where registry_id = ?"))
                .isEqualTo(300);
    }

    private void write() {
        jdbc.execute((ConnectionCallback<Shape>) connection -> {
            RegistryGenerator.write(SHAPE, connection);
            return SHAPE;
        });
    }

    private long count(String sql) {
        Long count = jdbc.queryForObject(sql, Long.class, SHAPE.registry().toString());
        return count == null ? -1 : count;
    }

    private static GeneratedRepository repository(int n) {
        return GeneratedRepository.of(SHAPE, n, "some/name-" + n, n % 40);
    }
}
