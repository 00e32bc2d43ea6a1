package io.mirrordesk.sandbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Starts the sandbox with the application when it is told to. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("mirrordesk.sandbox.enabled")
class SandboxConfiguration {

    /** Static, and its settings bound by hand, because it begins before beans are made. */
    @Bean
    static SandboxLifecycle sandboxLifecycle(Environment environment) {
        return new SandboxLifecycle(
                Binder.get(environment).bindOrCreate("mirrordesk.sandbox", SandboxProperties.class));
    }
}
