package io.mirrordesk.observed.generated;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.ManagedRegistry.Mode;
import io.mirrordesk.desired.Registries;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills a try-out with a generated registry, once. It needs the demo people as well as its own switch: where real people sign in, it is
 * not there.
 */
@Component
@ConditionalOnBooleanProperty({"mirrordesk.demo.enabled", "mirrordesk.generated-registry.enabled"})
@EnableConfigurationProperties(GeneratedRegistry.Settings.class)
class GeneratedRegistry implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(GeneratedRegistry.class);

    /** Nothing answers there, so that no call for this registry can ever reach an AWS. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private final Settings settings;
    private final Registries registries;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    GeneratedRegistry(Settings settings, Registries registries, JdbcTemplate jdbc, Clock clock) {
        this.settings = settings;
        this.registries = registries;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * {@code mirrordesk.generated-registry}.
     *
     * @param repositories how many
     * @param images how many, of all repositories together
     * @param seed another one gives other names, sizes and ages
     */
    @ConfigurationProperties("mirrordesk.generated-registry")
    record Settings(
            @DefaultValue("100000") int repositories,
            @DefaultValue("2000000") int images,
            @DefaultValue("1") long seed) {}

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (exists()) {
            return;
        }
        log.info(
                "A registry of {} repositories and {} images is being generated; the pages answer meanwhile.",
                settings.repositories(),
                settings.images());
        registries.connect(registry(), Actor.service("generator"));
        jdbc.execute((ConnectionCallback<Shape>) this::generate);
        log.info("The registry {} is generated.", Shape.REGISTRY);
    }

    private Shape generate(Connection connection) throws SQLException {
        Shape shape = new Shape(
                Shape.REGISTRY,
                settings.repositories(),
                settings.images(),
                settings.seed(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        RegistryGenerator.write(shape, connection);
        return shape;
    }

    private boolean exists() {
        return JdbcClient.create(jdbc)
                .sql("select exists (select from registry_sync where registry_id = ?)")
                .param(Shape.REGISTRY.toString())
                .query(Boolean.class)
                .single();
    }

    private static ManagedRegistry registry() {
        String host = "%s.dkr.ecr.%s.amazonaws.com".formatted(Shape.REGISTRY.account(), Shape.REGISTRY.region());
        return new ManagedRegistry(Shape.REGISTRY, Mode.OBSERVE_ONLY, NOWHERE, NOWHERE, host, null, null, null, 50);
    }
}
