package io.mirrordesk.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One PostgreSQL 18 per JVM, and in it a database per Spring context, with the two roles that production has. */
public final class TestDatabase {

    /** The role that owns the tables and runs the migrations; its password is its name. */
    public static final String OWNER = "mirrordesk_owner";

    /** The portal's role; its password is its name. */
    public static final String PORTAL = "mirrordesk";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** Creates an empty database and returns its JDBC URL. */
    public static String create() {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection superuser = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("CREATE DATABASE " + name + " OWNER " + OWNER);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return "jdbc:postgresql://127.0.0.1:" + Server.POSTGRES.getPort() + "/" + name;
    }

    /** The settings that lead Spring and Flyway to a database. */
    public static Map<String, Object> settings(String url) {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", PORTAL,
                "spring.datasource.password", PORTAL,
                "spring.flyway.url", url,
                "spring.flyway.user", OWNER,
                "spring.flyway.password", OWNER,
                "spring.datasource.hikari.maximum-pool-size", 8);
    }

    /** Gives a Spring context a database of its own. */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test-database", settings(create())));
        }
    }

    /** Started when first asked for; closed once every Spring context is, as the library's own hook would come too early. */
    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .setServerConfig("max_connections", "300")
                        .start();
                SpringApplication.getShutdownHandlers().add(() -> close(postgres));
                createRoles(postgres);
                return postgres;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private static void createRoles(EmbeddedPostgres postgres) throws SQLException {
            try (Connection superuser = postgres.getPostgresDatabase().getConnection();
                    Statement sql = superuser.createStatement()) {
                for (String role : new String[] {OWNER, PORTAL}) {
                    sql.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + role + "'");
                }
            }
        }

        private static void close(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
