package io.mirrordesk.request;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Team;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.request.Translation.Reference;
import io.mirrordesk.request.Translation.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a team can pull an image through a mirror today. */
@Component
class Coverage {

    private final Mirrors mirrors;
    private final People people;
    private final Inventory inventory;

    Coverage(Mirrors mirrors, People people, Inventory inventory) {
        this.mirrors = mirrors;
        this.people = people;
        this.inventory = inventory;
    }

    /** Reads once what the answers for one text need. */
    Scope scope(ManagedRegistry registry, List<String> teams, List<ImageReference> references) {
        List<Team> members = people.teams().stream()
                .filter(team -> teams.contains(team.name()))
                .toList();
        List<ManagedMirror> known = mirrors.all(registry.id());
        Set<String> candidates = references.stream()
                .flatMap(reference ->
                        known.stream().flatMap(mirror -> Scope.cached(mirror, reference.repository()).stream()))
                .map(RepositoryName::value)
                .collect(Collectors.toSet());
        return new Scope(registry, known, members, inventory.existing(registry.id(), candidates));
    }

    /** One registry as one person's teams see it. */
    record Scope(ManagedRegistry registry, List<ManagedMirror> mirrors, List<Team> teams, Set<String> repositories) {

        Reference answer(int line, String original, ImageReference reference) {
            Answer answer = answer(reference);
            return new Reference(
                    line,
                    original,
                    reference.canonical(),
                    answer.status(),
                    answer.mirror(),
                    answer.status() == Status.COVERED ? answer.text() : null,
                    answer.status() == Status.COVERED ? null : answer.text());
        }

        /** @param text the new reference when covered, else a sentence, else null */
        private record Answer(
                Status status,
                @Nullable String mirror,
                @Nullable String text) {}

        private Answer answer(ImageReference reference) {
            if (reference.registry().equals(registry.pullHost())) {
                return new Answer(Status.ALREADY_MIRRORED, null, "This is a reference to the cache already.");
            }
            Optional<Upstream> upstream = Upstreams.forHost(reference.registry());
            if (upstream.isEmpty()) {
                return new Answer(
                        Status.UNSUPPORTED_UPSTREAM,
                        null,
                        "ECR cannot cache " + reference.registry() + ". " + Upstreams.supportedSentence());
            }
            return mirrors.stream()
                    .filter(mirror ->
                            mirror.definition().upstream().equals(upstream.get().key()))
                    .map(mirror -> answer(mirror, reference))
                    .min((one, other) -> one.status().compareTo(other.status()))
                    .orElseGet(() -> new Answer(
                            Status.NOT_COVERED,
                            null,
                            "No mirror caches " + upstream.get().title() + " yet."));
        }

        private Answer answer(ManagedMirror mirror, ImageReference reference) {
            String prefix = mirror.prefix().value();
            Optional<RepositoryName> cached = cached(mirror, reference.repository());
            if (cached.isEmpty()) {
                return new Answer(
                        Status.NOT_COVERED, prefix, "The mirror " + prefix + " caches another part of this upstream.");
            }
            if (!mayPull(mirror)) {
                return new Answer(
                        Status.NO_GRANT,
                        prefix,
                        "The mirror " + prefix + " grants your team no access. Ask team " + mirror.team() + " for it.");
            }
            if (mirror.definition().access() == AccessMode.CURATED
                    && !repositories.contains(cached.get().value())) {
                return new Answer(
                        Status.NOT_COVERED, prefix, "The curated mirror " + prefix + " does not hold this image yet.");
            }
            return new Answer(Status.COVERED, prefix, rewritten(cached.get(), reference));
        }

        private String rewritten(RepositoryName cached, ImageReference reference) {
            String tag = reference.tag().map(text -> ":" + text).orElse("");
            String digest = reference.digest().map(text -> "@" + text).orElse("");
            String version = tag.isEmpty() && digest.isEmpty() ? ":" + ImageReference.DEFAULT_TAG : tag + digest;
            return registry.pullHost() + "/" + cached.value() + version;
        }

        private static Optional<RepositoryName> cached(ManagedMirror mirror, String path) {
            String upstreamPrefix = mirror.definition().upstreamPrefix();
            if (upstreamPrefix == null) {
                return Optional.of(mirror.prefix().resolve(path));
            }
            return path.startsWith(upstreamPrefix + "/")
                    ? Optional.of(mirror.prefix().resolve(path.substring(upstreamPrefix.length() + 1)))
                    : Optional.empty();
        }

        private boolean mayPull(ManagedMirror mirror) {
            Set<String> accounts =
                    teams.stream().flatMap(team -> team.accounts().stream()).collect(Collectors.toSet());
            Set<String> organizations = teams.stream()
                    .flatMap(team -> team.organizationIds().stream())
                    .collect(Collectors.toSet());
            Set<String> paths = teams.stream()
                    .flatMap(team -> team.organizationPaths().stream())
                    .collect(Collectors.toSet());
            return accounts.contains(registry.id().account())
                    || mirror.definition().grants().stream()
                            .anyMatch(grant -> grant.covers(accounts, organizations, paths));
        }
    }
}
