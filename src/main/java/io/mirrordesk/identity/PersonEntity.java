package io.mirrordesk.identity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of {@code person} with roles and teams. */
@Entity
@Table(name = "person")
class PersonEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name = "";

    private @Nullable String password;

    private Instant createdAt = Instant.EPOCH;

    @ElementCollection
    @CollectionTable(name = "person_role", joinColumns = @JoinColumn(name = "person_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles = new HashSet<>();

    @ManyToMany
    @JoinTable(
            name = "person_team",
            joinColumns = @JoinColumn(name = "person_id"),
            inverseJoinColumns = @JoinColumn(name = "team_id"))
    private Set<TeamEntity> teams = new HashSet<>();

    protected PersonEntity() {}

    PersonEntity(String name, String password, Instant createdAt, Set<Role> roles, Set<TeamEntity> teams) {
        this.name = name;
        this.password = password;
        this.createdAt = createdAt;
        this.roles = new HashSet<>(roles);
        this.teams = new HashSet<>(teams);
    }

    String name() {
        return name;
    }

    /** The password's hash with its encoder's id; null for somebody who signs in elsewhere. */
    @Nullable
    String password() {
        return password;
    }

    Instant createdAt() {
        return createdAt;
    }

    Set<Role> roles() {
        return roles;
    }

    Set<TeamEntity> teams() {
        return teams;
    }
}
