package io.mirrordesk.desired;

import io.mirrordesk.plan.TemplateSpec;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "template")
class TemplateEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;
    private Instant createdAt;

    @Formula("(select count(*) from mirror m where m.template_id = id and m.state <> 'RETIRED')")
    private int uses;

    @OneToMany(cascade = CascadeType.PERSIST, fetch = FetchType.EAGER)
    @JoinColumn(name = "template_id", nullable = false, updatable = false)
    @OrderBy("version")
    private List<TemplateVersionEntity> versions = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // for JPA
    protected TemplateEntity() {}

    TemplateEntity(TemplateSpec spec, long request, Instant now) {
        this.name = spec.name();
        this.createdAt = now;
        this.versions.add(new TemplateVersionEntity(1, spec, request, now));
    }

    /** Another version, the current one from now on; the others stay as they are. */
    void become(TemplateSpec spec, long request, Instant now) {
        versions.add(new TemplateVersionEntity(current().number() + 1, spec, request, now));
    }

    @Nullable
    Long id() {
        return id;
    }

    String name() {
        return name;
    }

    TemplateVersionEntity current() {
        return versions.getLast();
    }

    TemplateSpec spec() {
        return current().spec(name);
    }

    ManagedTemplate toValue() {
        return current().toValue(name, uses);
    }

    /** The newest first. */
    List<ManagedTemplate> history() {
        return versions.reversed().stream()
                .map(version -> version.toValue(name, uses))
                .toList();
    }

    Optional<ManagedTemplate> version(int wanted) {
        return versions.stream()
                .filter(version -> version.number() == wanted)
                .findFirst()
                .map(version -> version.toValue(name, uses));
    }
}
