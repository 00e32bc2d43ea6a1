package io.mirrordesk.desired;

import io.mirrordesk.desired.ManagedMirror.State;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.RegistryId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** {@link MirrorHealth} writes beside this, so only what has changed is written. */
@Entity
@DynamicUpdate
@Table(name = "mirror")
class MirrorEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String registryId;
    private String prefix;
    private String upstream;
    private String upstreamUrl;
    private @Nullable String upstreamPrefix;
    private @Nullable String customRoleArn;

    @Enumerated(EnumType.STRING)
    private AccessMode access;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable CredentialEntity credential;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable TemplateEntity template;

    private String team;

    @Enumerated(EnumType.STRING)
    private State state;

    private long request;
    private Instant managedSince;

    @Column(updatable = false)
    private boolean observing;

    private Instant createdAt;

    @Column(updatable = false)
    private @Nullable Instant validatedAt;

    @Column(updatable = false)
    private @Nullable String failure;

    @Column(updatable = false)
    private @Nullable Instant failingSince;

    @ElementCollection
    @CollectionTable(name = "access_grant", joinColumns = @JoinColumn(name = "mirror_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 64)
    private List<GrantRow> grants = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // for JPA
    protected MirrorEntity() {}

    MirrorEntity(RegistryId registry, MirrorSpec spec, Promotion promotion, Instant now) {
        this.registryId = registry.toString();
        this.prefix = spec.prefix().value();
        this.upstream = spec.upstream();
        this.upstreamUrl = spec.upstreamUrl();
        this.upstreamPrefix = spec.upstreamPrefix();
        this.customRoleArn = spec.customRoleArn();
        this.access = spec.access();
        this.team = spec.team();
        this.state = State.ACTIVE;
        this.request = promotion.request();
        this.managedSince = promotion.startedAt();
        this.createdAt = now;
        this.grants = new ArrayList<>(spec.grants().stream().map(GrantRow::of).toList());
    }

    /** All but its prefix and who asked for it first. */
    void become(MirrorSpec spec) {
        this.upstream = spec.upstream();
        this.upstreamUrl = spec.upstreamUrl();
        this.upstreamPrefix = spec.upstreamPrefix();
        this.customRoleArn = spec.customRoleArn();
        this.access = spec.access();
        this.team = spec.team();
        this.grants.clear();
        this.grants.addAll(spec.grants().stream().map(GrantRow::of).toList());
    }

    /** Adopted at this moment: what is there already stays as it is until a first plan. */
    void observe(Instant adopted) {
        this.observing = true;
        this.managedSince = adopted;
    }

    void retire() {
        this.state = State.RETIRED;
    }

    void use(@Nullable CredentialEntity newCredential, @Nullable TemplateEntity newTemplate) {
        this.credential = newCredential;
        this.template = newTemplate;
    }

    long id() {
        return java.util.Objects.requireNonNull(id, "a stored mirror has an id");
    }

    ManagedMirror toValue() {
        return new ManagedMirror(
                id(),
                definition(),
                team,
                state,
                credential == null ? null : credential.name(),
                template == null ? null : template.current().number(),
                request,
                managedSince,
                observing,
                validatedAt == null ? null : new Validation(validatedAt, failure, failingSince));
    }

    private MirrorDefinition definition() {
        return new MirrorDefinition(
                RegistryId.parse(registryId),
                Prefix.parse(prefix),
                access,
                upstream,
                upstreamUrl,
                upstreamPrefix,
                credential == null ? null : credential.secretName(),
                template == null ? null : template.spec(),
                grants.stream().map(GrantRow::toValue).toList(),
                customRoleArn);
    }
}
