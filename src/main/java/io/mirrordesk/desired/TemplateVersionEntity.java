package io.mirrordesk.desired;

import io.mirrordesk.plan.TagMutability;
import io.mirrordesk.plan.TemplateMode;
import io.mirrordesk.plan.TemplateSpec;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "template_version")
class TemplateVersionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private int version;

    @Enumerated(EnumType.STRING)
    private TemplateMode mode;

    @Convert(converter = TagsConverter.class)
    private Map<String, String> tags;

    private @Nullable String lifecyclePolicy;
    private @Nullable String repositoryPolicy;

    @Enumerated(EnumType.STRING)
    private TagMutability tagMutability;

    private boolean scanOnPush;
    private @Nullable String encryption;
    private long request;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected TemplateVersionEntity() {}

    TemplateVersionEntity(int version, TemplateSpec spec, long request, Instant now) {
        this.version = version;
        this.mode = spec.mode();
        this.tags = spec.tags();
        this.lifecyclePolicy = spec.lifecyclePolicy();
        this.repositoryPolicy = spec.repositoryPolicy();
        this.tagMutability = spec.tagMutability();
        this.scanOnPush = spec.scanOnPush();
        this.encryption = spec.encryption();
        this.request = request;
        this.createdAt = now;
    }

    int number() {
        return version;
    }

    TemplateSpec spec(String name) {
        return new TemplateSpec(
                name, mode, tags, lifecyclePolicy, repositoryPolicy, tagMutability, scanOnPush, encryption);
    }

    ManagedTemplate toValue(String name, int usedBy) {
        return new ManagedTemplate(spec(name), version, usedBy, request, createdAt);
    }
}
