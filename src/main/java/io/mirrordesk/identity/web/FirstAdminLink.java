package io.mirrordesk.identity.web;

import io.mirrordesk.identity.FirstAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Prints the one-time link at start when the portal knows nobody; demo people need none. */
@Component
class FirstAdminLink {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdminLink.class);

    private final FirstAdmin firstAdmin;
    private final boolean demo;
    private final Environment environment;

    FirstAdminLink(
            FirstAdmin firstAdmin, @Value("${mirrordesk.demo.enabled:false}") boolean demo, Environment environment) {
        this.firstAdmin = firstAdmin;
        this.demo = demo;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (!demo) {
            firstAdmin
                    .offer()
                    .ifPresent(token -> LOG.info(
                            "Nobody may sign in yet. Make the first admin within an hour, at this address of the portal:"
                                    + " http://127.0.0.1:{}/first-admin?token={}",
                            environment.getProperty("local.server.port", "8080"),
                            token));
        }
    }
}
