package io.mirrordesk.launch;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints a refused start as its sentence alone: no stack trace, no frame. Registered in {@code spring.factories}. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class LaunchRefusedReporter implements SpringBootExceptionReporter {

    LaunchRefusedReporter(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        if (!(failure instanceof LaunchRefused)) {
            return false;
        }
        System.err.println("Mirrordesk did not start: " + failure.getMessage());
        return true;
    }
}
