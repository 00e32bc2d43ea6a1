package io.mirrordesk.request;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.identity.Person;
import io.mirrordesk.oci.CacheAddress;
import io.mirrordesk.oci.MirrorRule;
import io.mirrordesk.oci.RewriteKit;
import io.mirrordesk.plan.AccessMode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the rewrite kit of a team from the mirrors that it may pull from. */
@Service
@Transactional(readOnly = true)
public class RewriteKits {

    private final Translator translator;
    private final Coverage coverage;
    private final Mirrors mirrors;

    RewriteKits(Translator translator, Coverage coverage, Mirrors mirrors) {
        this.translator = translator;
        this.coverage = coverage;
        this.mirrors = mirrors;
    }

    /**
     * @param registry the registry to pull from; null for the only one
     * @param team whose accounts count; null for all teams of the person
     * @throws InvalidInput when the registry is not managed or the team is not the person's
     */
    public RewriteKit kit(Person by, @Nullable String registry, @Nullable String team) {
        ManagedRegistry managed = translator.registry(registry);
        CoverageScope scope = coverage.scope(managed, Translator.teams(by, team), List.of());
        Set<String> requested = mirrors.requestedRepositories(managed.id());
        return RewriteKit.of(scope.mirrors().stream()
                .filter(mirror -> !mirror.prefix().isRoot())
                .filter(scope::mayPull)
                .map(mirror -> rule(managed, mirror, requested))
                .toList());
    }

    private static MirrorRule rule(ManagedRegistry registry, ManagedMirror mirror, Set<String> requested) {
        CacheAddress address = mirror.address(registry.pullHost());
        String below = mirror.prefix().below();
        List<String> paths = requested.stream()
                .filter(name -> name.startsWith(below))
                .map(name -> name.substring(below.length()))
                .sorted()
                .toList();
        boolean curated = mirror.definition().access() == AccessMode.CURATED;
        return new MirrorRule(address, mirror.upstreamHost(), curated, paths);
    }
}
