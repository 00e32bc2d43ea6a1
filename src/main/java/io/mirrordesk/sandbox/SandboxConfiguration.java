package io.mirrordesk.sandbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the sandbox with the application when it is told to. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("mirrordesk.sandbox.enabled")
@EnableConfigurationProperties(SandboxProperties.class)
class SandboxConfiguration {

    @Bean
    SandboxLifecycle sandboxLifecycle(SandboxProperties properties) {
        return new SandboxLifecycle(properties);
    }
}
