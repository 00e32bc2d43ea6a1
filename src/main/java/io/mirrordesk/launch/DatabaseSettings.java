package io.mirrordesk.launch;

import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Whether the process knows its database: the embedded one of a try-out, or a PostgreSQL that somebody named. */
final class DatabaseSettings {

    private static final List<String> REQUIRED =
            List.of("spring.datasource.url", "spring.datasource.username", "spring.datasource.password");

    private DatabaseSettings() {}

    /** @throws LaunchRefused if not; it names what is missing */
    static void mustBeKnown(LaunchSettings settings, Environment environment) {
        if (settings.database()) {
            mustBeOnTheClassPath();
        } else {
            mustBeNamed(environment);
        }
    }

    private static void mustBeOnTheClassPath() {
        if (!ClassUtils.isPresent("io.zonky.test.db.postgres.embedded.EmbeddedPostgres", null)) {
            throw new LaunchRefused("the packaged application has no embedded database: set " + LaunchSettings.DATABASE
                    + "=false and name a PostgreSQL with SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                    + " SPRING_DATASOURCE_PASSWORD.");
        }
    }

    private static void mustBeNamed(Environment environment) {
        List<String> missing = REQUIRED.stream()
                .filter(setting -> environment.getProperty(setting, "").isBlank())
                .map(DatabaseSettings::variable)
                .toList();
        if (!missing.isEmpty()) {
            throw new LaunchRefused("the PostgreSQL database is not named; set " + String.join(", ", missing)
                    + " (a URL such as jdbc:postgresql://db.example.com:5432/mirrordesk) and, where another role owns the"
                    + " tables, SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD; to try Mirrordesk out with nothing set,"
                    + " run ./mvnw spring-boot:run in its sources.");
        }
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
