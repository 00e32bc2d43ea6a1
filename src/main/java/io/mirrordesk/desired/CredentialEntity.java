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
import java.time.LocalDate;
import java.util.Objects;
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
    private Instant valuedAt;
    private @Nullable LocalDate expiresOn;
    private @Nullable Instant restorableUntil;

    @Formula("(select count(*) from mirror m where m.credential_id = id and m.state <> 'RETIRED')")
    private int uses;

    @Formula("(select count(*) from mirror m where m.credential_id = id and m.state = 'FAILING')")
    private int failing;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected CredentialEntity() {}

    CredentialEntity(RegistryId registry, CredentialSpec spec, long request, Instant now) {
        this.registryId = registry.toString();
        this.name = spec.name();
        this.upstream = spec.upstream();
        this.state = State.ACTIVE;
        this.createdAt = now;
        hold(spec, request, now);
    }

    /** Has another value from now on, in another secret. */
    final void hold(CredentialSpec spec, long newRequest, Instant now) {
        this.username = spec.username();
        this.secretName = spec.secretName();
        this.expiresOn = spec.expiresOn();
        this.request = newRequest;
        this.valuedAt = now;
    }

    void retire(Instant restorable) {
        this.state = State.RETIRED;
        this.restorableUntil = restorable;
    }

    String name() {
        return name;
    }

    String secretName() {
        return secretName;
    }

    long id() {
        return Objects.requireNonNull(id, "a stored credential has an id");
    }

    ManagedCredential toValue() {
        return new ManagedCredential(
                id(),
                RegistryId.parse(registryId),
                name,
                upstream,
                username,
                secretName,
                state == State.ACTIVE && failing > 0 ? State.FAILING : state,
                uses,
                createdAt,
                valuedAt,
                expiresOn,
                restorableUntil);
    }
}
