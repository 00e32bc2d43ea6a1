package io.mirrordesk.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_token}; of the token itself it knows the hash only. */
@Entity
@Table(name = "api_token")
class TokenEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id")
    private @Nullable PersonEntity person;

    private String name = "";

    private String hash = "";

    private boolean mayWrite;

    private Instant createdAt = Instant.EPOCH;

    private Instant expiresAt = Instant.EPOCH;

    protected TokenEntity() {}

    TokenEntity(PersonEntity person, NewToken token, String hash, Instant createdAt) {
        this.person = person;
        this.name = token.name();
        this.hash = hash;
        this.mayWrite = token.scope() == Scope.WRITE;
        this.createdAt = createdAt;
        this.expiresAt = token.expiresAt();
    }
}
