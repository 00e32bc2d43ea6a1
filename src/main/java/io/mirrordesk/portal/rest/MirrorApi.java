package io.mirrordesk.portal.rest;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Validation;
import io.mirrordesk.governance.Drift;
import io.mirrordesk.governance.DriftCounts;
import io.mirrordesk.governance.Validations;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.figures.Figures;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.policy.AccessGrant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/mirrors")
class MirrorApi {

    private final Mirrors mirrors;
    private final Inventory inventory;
    private final Validations validations;
    private final Drift drift;
    private final CurrentPerson current;

    MirrorApi(Mirrors mirrors, Inventory inventory, Validations validations, Drift drift, CurrentPerson current) {
        this.mirrors = mirrors;
        this.inventory = inventory;
        this.validations = validations;
        this.drift = drift;
        this.current = current;
    }

    /**
     * @param validation what ECR said when it last tried the rule
     * @param observing whether it is adopted and no plan for it was carried out since, so that nothing of it is touched
     * @param drift what it consists of and is not as it should be, and its repositories that do not conform
     */
    record MirrorJson(
            long id,
            String registry,
            String prefix,
            String upstream,
            String upstreamUrl,
            @Nullable String upstreamPrefix,
            AccessMode access,
            @Nullable String credential,
            @Nullable String template,
            String team,
            List<AccessGrant> grants,
            ManagedMirror.State state,
            @Nullable Validation validation,
            long drift,
            long repositories,
            long images,
            long sizeBytes,
            long request,
            Instant managedSince,
            boolean observing) {}

    @GetMapping
    Slice<MirrorJson> list(
            @RequestParam(required = false) @Nullable String registry,
            @RequestParam(required = false) @Nullable String prefix,
            @RequestParam(required = false) @Nullable String q) {
        Map<String, Figures> figures = figures();
        DriftCounts findings = drift.counts();
        return Slice.whole(mirrors.all().stream()
                .filter(mirror -> registry == null
                        || mirror.definition().registry().toString().equals(registry))
                .filter(mirror -> prefix == null || mirror.prefix().value().equals(prefix))
                .filter(mirror -> q == null || mirror.isCalled(q))
                .map(mirror -> json(mirror, figures, findings))
                .toList());
    }

    @GetMapping("/{id}")
    MirrorJson get(@PathVariable long id) {
        return json(mirrors.get(id), figures(), drift.counts());
    }

    /** Has ECR try the rule now. */
    @PostMapping("/{id}/validate")
    MirrorJson validate(@PathVariable long id) {
        validations.now(List.of(mirrors.get(id)), current.require());
        return get(id);
    }

    private Map<String, Figures> figures() {
        return inventory.summary().byMirror().stream()
                .filter(group -> group.name() != null)
                .collect(Collectors.toMap(group -> String.valueOf(group.name()), Function.identity()));
    }

    private static MirrorJson json(ManagedMirror mirror, Map<String, Figures> figures, DriftCounts findings) {
        var definition = mirror.definition();
        Figures counted = figures.getOrDefault(
                mirror.prefix().value(), Figures.none(mirror.prefix().value()));
        return new MirrorJson(
                mirror.id(),
                definition.registry().toString(),
                mirror.prefix().value(),
                definition.upstream(),
                definition.upstreamUrl(),
                definition.upstreamPrefix(),
                definition.access(),
                mirror.credential(),
                definition.template() == null ? null : definition.template().name(),
                mirror.team(),
                definition.grants(),
                mirror.state(),
                mirror.validation(),
                findings.of(mirror) + counted.notConforming(),
                counted.repositories(),
                counted.images(),
                counted.sizeBytes(),
                mirror.request(),
                mirror.managedSince(),
                mirror.observing());
    }
}
