package io.mirrordesk.portal.mirrors;

import io.mirrordesk.audit.AuditLog;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.governance.Drift;
import io.mirrordesk.governance.DriftQuery;
import io.mirrordesk.identity.Person;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.observed.RepositoryQuery;
import io.mirrordesk.observed.figures.Figures;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.portal.view.AuditEvents;
import io.mirrordesk.portal.view.DriftRow;
import io.mirrordesk.portal.view.PullCommands;
import io.mirrordesk.portal.view.RepositoryRow;
import io.mirrordesk.portal.view.RepositoryRows;
import io.mirrordesk.portal.view.RequestLines;
import io.mirrordesk.portal.view.Rules;
import io.mirrordesk.request.Requests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the rooms know about a mirror. */
@Component
class MirrorAssembler {

    private static final int SHOWN = 10;

    private final Mirrors mirrors;
    private final Credentials credentials;
    private final Registries registries;
    private final Inventory inventory;
    private final LiveState live;
    private final Rules rules;
    private final Requests requests;
    private final AuditLog audit;
    private final Drift drift;

    MirrorAssembler(
            Mirrors mirrors,
            Credentials credentials,
            Registries registries,
            Inventory inventory,
            LiveState live,
            Rules rules,
            Requests requests,
            AuditLog audit,
            Drift drift) {
        this.drift = drift;
        this.mirrors = mirrors;
        this.credentials = credentials;
        this.registries = registries;
        this.inventory = inventory;
        this.live = live;
        this.rules = rules;
        this.requests = requests;
        this.audit = audit;
    }

    List<MirrorRow> rows(String q) {
        Map<String, Figures> figures = inventory.summary().byMirror().stream()
                .filter(group -> group.name() != null)
                .collect(Collectors.toMap(group -> String.valueOf(group.name()), Function.identity()));
        return mirrors.all().stream()
                .filter(mirror -> mirror.isCalled(q))
                .map(mirror -> row(mirror, figures.get(mirror.prefix().value())))
                .toList();
    }

    private static MirrorRow row(ManagedMirror mirror, @Nullable Figures figures) {
        MirrorDefinition definition = mirror.definition();
        return new MirrorRow(
                mirror.id(),
                mirror.prefix().value(),
                upstreamName(definition),
                definition.upstreamUrl(),
                definition.access().name(),
                mirror.team(),
                stateWord(mirror),
                mirror.templateReference(),
                figures == null ? 0 : figures.repositories(),
                figures == null ? 0 : figures.images());
    }

    MirrorPage page(ManagedMirror mirror, Person person) {
        MirrorDefinition definition = mirror.definition();
        ManagedRegistry registry = registries.get(definition.registry());
        Slice<RepositoryRow> repositories = inventory
                .repositories(RepositoryQuery.all()
                        .registry(definition.registry())
                        .mirror(mirror.prefix().value())
                        .limit(SHOWN))
                .map(row -> RepositoryRows.of(
                        row,
                        definition.access() == AccessMode.CURATED
                                ? Set.of(mirror.prefix().value())
                                : Set.of()));
        return new MirrorPage(
                mirror.id(),
                mirror.prefix().value(),
                definition.registry().toString(),
                upstreamName(definition),
                definition.upstreamUrl(),
                definition.access().name(),
                mirror.team(),
                stateWord(mirror),
                mirror.managedSince(),
                credential(mirror),
                mirror.templateReference(),
                definition.grants().stream()
                        .map(grant -> new GrantLine(grant.kind().word(), grant.value()))
                        .toList(),
                rules.used(registry),
                registry.rulesLimit(),
                policyCharacters(registry),
                share(definition),
                mirror.prefix().below() + example(repositories, mirror),
                PullCommands.of(registry),
                repositories,
                mirror.request(),
                List.of(RequestLines.of(requests.get(mirror.request()))),
                AuditEvents.of(audit.ofSubject("rule:" + mirror.prefix())),
                mirror.state() != ManagedMirror.State.RETIRED && person.mayFile(mirror.team()),
                mirror.validation(),
                mirror.state() != ManagedMirror.State.RETIRED && (person.maySteer() || person.mayFile()),
                drift.find(DriftQuery.all().of(mirror).page(SHOWN, null)).map(DriftRow::of));
    }

    /** One that is only observed is neither tried nor brought to anything, so that is all there is to say. */
    private static String stateWord(ManagedMirror mirror) {
        return mirror.observing() && mirror.state() != ManagedMirror.State.RETIRED
                ? "OBSERVING"
                : mirror.state().name();
    }

    private @Nullable CredentialLine credential(ManagedMirror mirror) {
        return Optional.ofNullable(mirror.credential())
                .flatMap(name -> credentials.find(mirror.definition().registry(), name))
                .map(found -> new CredentialLine(
                        found.id(),
                        found.name(),
                        found.secretName(),
                        found.state().name()))
                .orElse(null);
    }

    /** The policy's length; 0 while AWS is away, which the page shows as not known. */
    private int policyCharacters(ManagedRegistry registry) {
        try {
            return live.policyCharacters(registry.id());
        } catch (Problem away) {
            return 0;
        }
    }

    private static @Nullable Integer share(MirrorDefinition definition) {
        int characters = new Blueprint(definition)
                .statements().stream()
                        .map(Resource.Statement::json)
                        .mapToInt(String::length)
                        .sum();
        return characters == 0 ? null : characters;
    }

    private static String example(Slice<RepositoryRow> repositories, ManagedMirror mirror) {
        return repositories.items().stream()
                        .findFirst()
                        .map(row -> row.name().substring(mirror.prefix().below().length()))
                        .orElse("<repository>")
                + ":<tag>";
    }

    private static String upstreamName(MirrorDefinition definition) {
        return Upstreams.title(definition.upstream());
    }
}
