package io.mirrordesk.desired;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.plan.RegistryId;
import java.net.URI;
import java.time.Clock;
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
    private final RegistryRows rows;
    private final Audit audit;
    private final Clock clock;

    ConfiguredRegistries(Settings settings, RegistryRows rows, Audit audit, Clock clock) {
        this.settings = settings;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        settings.registries().stream().map(Entry::toValue).forEach(this::connect);
    }

    private void connect(ManagedRegistry registry) {
        rows.findById(registry.id().toString())
                .ifPresentOrElse(known -> known.connect(registry), () -> manage(registry));
    }

    private void manage(ManagedRegistry registry) {
        rows.save(new RegistryEntity(registry, clock.instant()));
        audit.local(LocalChange.of(Actor.service("configuration"), "ManageRegistry", "registry:" + registry.id())
                .in(registry.id().toString()));
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
