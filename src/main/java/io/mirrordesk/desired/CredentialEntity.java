package io.mirrordesk.desired;

import io.mirrordesk.desired.ManagedCredential.State;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.RegistryId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "credential")
class CredentialEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String registryId;
    private String name;
    private String upstream;
    private String username;
    private String secretName;

    @Enumerated(EnumType.STRING)
    private State state;

    private long request;
    private Instant createdAt;

    @Formula("(select count(*) from mirror m where m.credential_id = id and m.state <> 'RETIRED')")
    private int uses;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected CredentialEntity() {}

    CredentialEntity(RegistryId registry, CredentialSpec spec, long request, Instant now) {
        this.registryId = registry.toString();
        this.name = spec.name();
        this.upstream = spec.upstream();
        this.username = spec.username();
        this.secretName = spec.secretName();
        this.state = State.ACTIVE;
        this.request = request;
        this.createdAt = now;
    }

    String name() {
        return name;
    }

    String secretName() {
        return secretName;
    }

    @Nullable
    Long id() {
        return id;
    }

    ManagedCredential toValue() {
        return new ManagedCredential(
                RegistryId.parse(registryId), name, upstream, username, secretName, state, uses, createdAt);
    }
}
