package io.mirrordesk.desired;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.StandingOrder;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down mirrors that were created, changed or retired, and which repositories were asked for. */
@Component
class MirrorRegister {

    private final MirrorRows mirrors;
    private final CredentialRegister credentials;
    private final TemplateRows templates;
    private final JdbcClient jdbc;
    private final Clock clock;

    MirrorRegister(
            MirrorRows mirrors, CredentialRegister credentials, TemplateRows templates, JdbcClient jdbc, Clock clock) {
        this.mirrors = mirrors;
        this.credentials = credentials;
        this.templates = templates;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws NotFound when the mirror is no longer there */
    MirrorDefinition definition(RegistryId registry, Prefix prefix) {
        return current(registry, prefix).toValue().definition();
    }

    /** What the first plan for a mirror that is only observed lets happen later; empty for every other mirror. */
    Optional<StandingOrder> firstOrder(RegistryId registry, Prefix prefix) {
        ManagedMirror mirror = current(registry, prefix).toValue();
        return mirror.observing() ? Optional.of(StandingOrder.reconcile(mirror.definition())) : Optional.empty();
    }

    boolean isManaged(RegistryId registry, Prefix prefix) {
        return mirrors.currentAt(registry.toString(), prefix.value()).isPresent();
    }

    void define(Promotion promotion, MirrorSpec spec) {
        RegistryId registry = promotion.change().registry();
        save(registry, spec, new MirrorEntity(registry, spec, promotion, clock.instant()));
        addImages(promotion, spec);
    }

    void change(Promotion promotion, MirrorSpec spec) {
        RegistryId registry = promotion.change().registry();
        MirrorEntity mirror = current(registry, spec.prefix());
        mirror.become(spec);
        save(registry, spec, mirror);
    }

    /** From this moment on, what a pull creates is its own; nothing of it is touched until a first plan for it is carried out. */
    void adopt(Promotion promotion, MirrorSpec spec) {
        RegistryId registry = promotion.change().registry();
        MirrorEntity mirror = new MirrorEntity(registry, spec, promotion, clock.instant());
        mirror.observe(clock.instant());
        save(registry, spec, mirror);
    }

    /** An older repository is the own one of the mirror that it lies under, as one is that was asked for by name. */
    void adopt(Promotion promotion, RepositoryName repository) {
        RegistryId registry = promotion.change().registry();
        MirrorEntity mirror = mirrors.current().stream()
                .filter(entity -> isAbove(entity.toValue(), registry, repository))
                .max(Comparator.comparingInt(
                        entity -> entity.toValue().prefix().below().length()))
                .orElseThrow(() -> new NotFound("No mirror is above “" + repository + "” any more."));
        expect(registry, repository.value(), mirror, promotion.request());
    }

    private static boolean isAbove(ManagedMirror mirror, RegistryId registry, RepositoryName repository) {
        return mirror.definition().registry().equals(registry)
                && !mirror.prefix().isRoot()
                && mirror.prefix().covers(repository);
    }

    /** A first plan for it was carried out. Returns whether it was only observed until then. */
    boolean manage(RegistryId registry, Prefix prefix) {
        return jdbc.sql("""
                        update mirror set observing = false
                         where registry_id = ? and prefix = ? and state <> 'RETIRED' and observing""").params(registry.toString(), prefix.value()).update() > 0;
    }

    /** What was asked for under it is no longer expected. */
    void retire(Promotion promotion, MirrorSpec spec) {
        MirrorEntity mirror = current(promotion.change().registry(), spec.prefix());
        mirror.retire();
        mirrors.saveAndFlush(mirror);
        jdbc.sql("delete from requested_repository where mirror_id = ?")
                .param(mirror.id())
                .update();
    }

    /** Who asked for a repository first stays the one who did. */
    void addImages(Promotion promotion, MirrorSpec spec) {
        RegistryId registry = promotion.change().registry();
        MirrorEntity mirror = current(registry, spec.prefix());
        if (mirror.toValue().definition().access() == AccessMode.ON_DEMAND) {
            return;
        }
        spec.warm().stream()
                .map(image -> image.under(spec.prefix()).value())
                .distinct()
                .forEach(repository -> expect(registry, repository, mirror, promotion.request()));
    }

    private void expect(RegistryId registry, String repository, MirrorEntity mirror, long request) {
        jdbc.sql("""
                        insert into requested_repository values (?, ?, ?, ?)
                        on conflict (registry_id, repository) do nothing""")
                .params(registry.toString(), repository, mirror.id(), request)
                .update();
    }

    /** The mirrors that sign in with a credential, by prefix. */
    List<MirrorDefinition> using(RegistryId registry, String credential) {
        return mirrors.using(registry.toString(), credential).stream()
                .map(mirror -> mirror.toValue().definition())
                .toList();
    }

    /** The mirrors that use a template, in whatever registry, by registry and prefix. */
    List<MirrorDefinition> governedBy(String template) {
        return mirrors.governedBy(template).stream()
                .map(mirror -> mirror.toValue().definition())
                .toList();
    }

    CredentialEntity credential(RegistryId registry, String name) {
        return credentials.current(registry, name);
    }

    TemplateEntity template(String name) {
        return templates.findByName(name).orElseThrow(() -> new NotFound("The template “" + name + "” is gone."));
    }

    private void save(RegistryId registry, MirrorSpec spec, MirrorEntity mirror) {
        mirror.use(
                spec.credential() == null ? null : credential(registry, spec.credential()),
                spec.template() == null ? null : template(spec.template()));
        mirrors.saveAndFlush(mirror);
    }

    private MirrorEntity current(RegistryId registry, Prefix prefix) {
        return mirrors.currentAt(registry.toString(), prefix.value())
                .orElseThrow(() -> new NotFound("The mirror “" + prefix + "” is no longer there."));
    }
}
