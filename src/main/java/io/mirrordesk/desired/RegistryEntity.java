package io.mirrordesk.desired;

import io.mirrordesk.desired.ManagedRegistry.Mode;
import io.mirrordesk.plan.RegistryId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "registry")
class RegistryEntity {

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private Mode mode;

    private @Nullable String endpoint;
    private @Nullable String pullEndpoint;
    private String pullHost;
    private @Nullable String roleArn;
    private @Nullable String externalId;
    private @Nullable String eventQueue;
    private int rulesLimit;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected RegistryEntity() {}

    RegistryEntity(ManagedRegistry registry, Instant now) {
        this.id = registry.id().toString();
        this.createdAt = now;
        this.mode = registry.mode();
        this.pullHost = registry.pullHost();
        connect(registry);
    }

    /** Takes over how the registry is reached; its mode stays as people set it. */
    final void connect(ManagedRegistry registry) {
        endpoint = text(registry.endpoint());
        pullEndpoint = text(registry.pullEndpoint());
        pullHost = registry.pullHost();
        roleArn = registry.roleArn();
        externalId = registry.externalId();
        eventQueue = registry.eventQueue();
        rulesLimit = registry.rulesLimit();
    }

    ManagedRegistry toValue() {
        return new ManagedRegistry(
                RegistryId.parse(id),
                mode,
                uri(endpoint),
                uri(pullEndpoint),
                pullHost,
                roleArn,
                externalId,
                eventQueue,
                rulesLimit);
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }

    private static @Nullable URI uri(@Nullable String text) {
        return Optional.ofNullable(text).map(URI::create).orElse(null);
    }
}
