package io.mirrordesk.launch;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The door of this room: starts the portal after everything it needs was checked. */
public final class Launch {

    private Launch() {}

    /**
     * Starts the application. What stands in the way is said in one sentence on the standard error stream, and the process
     * ends with exit code 1.
     *
     * @param application the class annotated with {@code @SpringBootApplication}
     */
    public static ConfigurableApplicationContext run(Class<?> application, String... args) {
        SpringApplication portal = new SpringApplication(application);
        portal.addInitializers(new Preflight());
        portal.addListeners(new Rehearsal());
        return portal.run(args);
    }
}
