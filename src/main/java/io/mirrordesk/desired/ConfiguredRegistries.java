package io.mirrordesk.desired;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.plan.RegistryId;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the registries named in the configuration under management, once, before anything else looks at them. */
@Component
@EnableConfigurationProperties(ConfiguredRegistries.Settings.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConfiguredRegistries implements ApplicationRunner {

    private final Settings settings;
    private final Registries registries;

    ConfiguredRegistries(Settings settings, Registries registries) {
        this.settings = settings;
        this.registries = registries;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        settings.registries().stream()
                .map(Entry::toValue)
                .forEach(registry -> registries.connect(registry, Actor.service("configuration")));
    }

    /** {@code mirrordesk.registries}. */
    @ConfigurationProperties("mirrordesk")
    record Settings(@DefaultValue List<Entry> registries) {}

    /**
     * One registry.
     *
     * @param pullHost default: ECR's own host name
     */
    record Entry(
            String id,
            @DefaultValue("MANAGED") ManagedRegistry.Mode mode,
            @Nullable URI endpoint,
            @Nullable URI pullEndpoint,
            @Nullable String pullHost,
            @Nullable String roleArn,
            @Nullable String externalId,
            @Nullable String eventQueue,
            @DefaultValue("50") int rulesLimit) {

        ManagedRegistry toValue() {
            RegistryId registry = RegistryId.parse(id);
            String host = pullHost != null
                    ? pullHost
                    : "%s.dkr.ecr.%s.amazonaws.com".formatted(registry.account(), registry.region());
            return new ManagedRegistry(
                    registry, mode, endpoint, pullEndpoint, host, roleArn, externalId, eventQueue, rulesLimit);
        }
    }
}
