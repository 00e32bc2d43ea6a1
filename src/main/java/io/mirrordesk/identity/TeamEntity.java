package io.mirrordesk.identity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of {@code team} with what it owns in AWS. */
@Entity
@Table(name = "team")
class TeamEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name = "";

    @ElementCollection
    @CollectionTable(name = "team_account", joinColumns = @JoinColumn(name = "team_id"))
    @Column(name = "account")
    private Set<String> accounts = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "team_organization", joinColumns = @JoinColumn(name = "team_id"))
    @Column(name = "organization_id")
    private Set<String> organizationIds = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "team_organization_path", joinColumns = @JoinColumn(name = "team_id"))
    @Column(name = "path")
    private Set<String> organizationPaths = new HashSet<>();

    protected TeamEntity() {}

    TeamEntity(Team team) {
        this.name = team.name();
        this.accounts = new HashSet<>(team.accounts());
        this.organizationIds = new HashSet<>(team.organizationIds());
        this.organizationPaths = new HashSet<>(team.organizationPaths());
    }

    String name() {
        return name;
    }

    Set<String> accounts() {
        return accounts;
    }

    Set<String> organizationIds() {
        return organizationIds;
    }

    Set<String> organizationPaths() {
        return organizationPaths;
    }
}
