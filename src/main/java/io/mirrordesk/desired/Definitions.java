package io.mirrordesk.desired;

import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.StandingOrder;
import io.mirrordesk.plan.TargetState;
import io.mirrordesk.plan.TemplateSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** From a change to its target, and, once that is reached, to what is desired. */
@Service
public class Definitions {

    private final MirrorRows mirrors;
    private final CredentialRows credentials;
    private final TemplateRows templates;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Definitions(
            MirrorRows mirrors,
            CredentialRows credentials,
            TemplateRows templates,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.mirrors = mirrors;
        this.credentials = credentials;
        this.templates = templates;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The target of a change: what is desired now, plus the change. */
    @Transactional(readOnly = true)
    public Composition compose(ChangeSet change) {
        MirrorSpec mirror = change.mirror();
        if (mirror == null) {
            return Composition.local();
        }
        MirrorDefinition definition = define(change, mirror);
        List<Resource> resources = new ArrayList<>(
                new Blueprint(definition).target(mirror.warm()).resources().values());
        Optional.ofNullable(change.credential())
                .map(credential -> new Resource.Secret(credential.secretName()))
                .ifPresent(resources::add);
        TargetState target = TargetState.of(resources);
        return new Composition(
                target, target.subjects(), List.of(StandingOrder.reconcile(mirror.prefix(), mirror.template())));
    }

    /** Makes a change that was carried out and verified what is desired, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void promote(Promotion promotion) {
        ChangeSet change = promotion.change();
        CredentialSpec credential = change.credential();
        if (credential != null) {
            credentials.save(new CredentialEntity(change.registry(), credential, promotion.request(), clock.instant()));
            record(promotion, "DefineCredential", "secret:" + credential.secretName());
        }
        TemplateSpec template = change.template();
        if (template != null) {
            templates.save(new TemplateEntity(template, promotion.request(), clock.instant()));
            record(promotion, "DefineTemplate", "template:" + template.name());
        }
        MirrorSpec mirror = change.mirror();
        if (mirror != null) {
            define(promotion, mirror);
            record(promotion, "DefineMirror", "rule:" + mirror.prefix());
        }
    }

    private void define(Promotion promotion, MirrorSpec spec) {
        RegistryId registry = promotion.change().registry();
        MirrorEntity mirror = new MirrorEntity(registry, spec, promotion, clock.instant());
        mirror.use(
                spec.credential() == null ? null : credential(registry, spec.credential()),
                spec.template() == null ? null : template(spec.template()));
        mirrors.saveAndFlush(mirror);
        if (spec.access() == AccessMode.CURATED) {
            spec.warm().stream()
                    .map(image -> image.under(spec.prefix()).value())
                    .distinct()
                    .forEach(repository -> jdbc.sql("insert into requested_repository values (?, ?, ?, ?)")
                            .params(registry.toString(), repository, mirror.id(), promotion.request())
                            .update());
        }
    }

    private void record(Promotion promotion, String action, String subject) {
        audit.local(LocalChange.of(promotion.actor(), action, subject)
                .in(promotion.change().registry().toString())
                .forRequest(promotion.request()));
    }

    private MirrorDefinition define(ChangeSet change, MirrorSpec spec) {
        return new MirrorDefinition(
                change.registry(),
                spec.prefix(),
                spec.access(),
                spec.upstream(),
                spec.upstreamUrl(),
                spec.upstreamPrefix(),
                secretName(change, spec),
                templateSpec(change, spec),
                spec.grants());
    }

    private @Nullable String secretName(ChangeSet change, MirrorSpec spec) {
        if (spec.credential() == null) {
            return null;
        }
        CredentialSpec brought = change.credential();
        return brought != null && brought.name().equals(spec.credential())
                ? brought.secretName()
                : credential(change.registry(), spec.credential()).secretName();
    }

    private @Nullable TemplateSpec templateSpec(ChangeSet change, MirrorSpec spec) {
        if (spec.template() == null) {
            return null;
        }
        TemplateSpec brought = change.template();
        return brought != null && Objects.equals(brought.name(), spec.template())
                ? brought
                : template(spec.template()).spec();
    }

    private CredentialEntity credential(RegistryId registry, String name) {
        return credentials
                .findByRegistryIdAndName(registry.toString(), name)
                .orElseThrow(() -> new IllegalStateException("The credential " + name + " is gone."));
    }

    private TemplateEntity template(String name) {
        return templates
                .findByName(name)
                .orElseThrow(() -> new IllegalStateException("The template " + name + " is gone."));
    }
}
