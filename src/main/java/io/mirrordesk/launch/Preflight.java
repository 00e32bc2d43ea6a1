package io.mirrordesk.launch;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Checks, before Spring creates anything, what the process needs: its settings, its directory, its ports; then starts the
 * embedded database if it is switched on. Whatever is amiss is a {@link LaunchRefused}.
 */
final class Preflight implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private final HeldUntilExit held = new HeldUntilExit();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        LaunchSettings settings = LaunchSettings.of(environment);
        DatabaseSettings.mustBeKnown(settings, environment);
        stayOnLoopback(settings, environment);
        // Shutdown handlers run after every context is closed, also when the start fails later on.
        SpringApplication.getShutdownHandlers().add(held);
        if (settings.keepsState()) {
            held.add(DataDirectory.hold(settings.directory()));
        }
        if (settings.database()) {
            EmbeddedDatabase.stopLeftOver(settings.directory());
        }
        RequiredPorts.of(settings, environment).forEach(RequiredPort::mustBeFree);
        if (settings.database()) {
            startDatabase(settings, context);
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    /** Known passwords and a pretended AWS are for this machine only, unless somebody says otherwise. */
    private static void stayOnLoopback(LaunchSettings settings, ConfigurableEnvironment environment) {
        if (settings.tryOut()) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("mirrordesk-loopback", Map.of("server.address", "127.0.0.1")));
        }
    }

    /** It starts beside the reading of the configuration; the first bean waits for it. */
    private void startDatabase(LaunchSettings settings, ConfigurableApplicationContext context) {
        StartingDatabase database = StartingDatabase.start(settings);
        held.add(database);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("mirrordesk-embedded-database", database.settings()));
        context.addBeanFactoryPostProcessor(_ -> database.await());
    }
}
