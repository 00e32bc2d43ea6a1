package io.mirrordesk.request;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.identity.Team;
import io.mirrordesk.oci.CacheAddress;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.InvalidRepositoryName;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.request.Translation.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One registry as the teams of one person see it.
 *
 * @param repositories those of the asked ones that exist
 */
record CoverageScope(
        ManagedRegistry registry, List<ManagedMirror> mirrors, List<Team> teams, Set<String> repositories) {

    /**
     * What is known about one reference.
     *
     * @param mirror prefix of the mirror that caches it or could
     * @param address where it is cached, if it is covered
     * @param message a sentence where the status does not say enough
     * @param fails whether the mirror is known not to work
     */
    record Answer(
            Status status,
            @Nullable String mirror,
            Optional<CacheAddress> address,
            @Nullable String message,
            boolean fails) {

        static Answer not(Status status, @Nullable String mirror, @Nullable String message) {
            return new Answer(status, mirror, Optional.empty(), message, false);
        }
    }

    Answer answer(ImageReference reference) {
        if (reference.registry().equals(registry.pullHost())) {
            return Answer.not(Status.ALREADY_MIRRORED, null, "This is a reference to the cache already.");
        }
        Optional<Upstream> upstream = Upstreams.forHost(reference.registry());
        if (upstream.isEmpty()) {
            return Answer.not(Status.UNSUPPORTED_UPSTREAM, null, unsupported(reference));
        }
        return mirrors.stream()
                .filter(mirror -> mirror.caches(reference.registry()))
                .map(mirror -> answer(mirror, reference))
                .min(Comparator.comparing(Answer::status).thenComparing(Answer::fails))
                .orElseGet(() -> Answer.not(
                        Status.NOT_COVERED,
                        null,
                        "No mirror caches "
                                + (upstream.get().url().isPresent()
                                        ? upstream.get().title()
                                        : reference.registry())
                                + " yet."));
    }

    private static String unsupported(ImageReference reference) {
        String host = reference.registry();
        boolean slip = host.chars().noneMatch(c -> c == '.' || c == ':') && !"localhost".equals(host);
        return slip
                ? "Docker takes “" + host + "” for a registry because of its capital letters. Write “"
                        + reference.original().replace(host, host.toLowerCase(Locale.ROOT)) + "”."
                : "ECR cannot cache " + host + ". " + Upstreams.supportedSentence();
    }

    private Answer answer(ManagedMirror mirror, ImageReference reference) {
        String prefix = mirror.prefix().value();
        CacheAddress address = mirror.address(registry.pullHost());
        Optional<RepositoryName> cached;
        try {
            cached = address.cached(reference.repository());
        } catch (InvalidRepositoryName tooLong) {
            return Answer.not(Status.INVALID, prefix, tooLong.getMessage());
        }
        if (cached.isEmpty()) {
            return Answer.not(
                    Status.NOT_COVERED, null, "The mirror " + prefix + " caches another part of this upstream.");
        }
        if (!mayPull(mirror)) {
            return Answer.not(
                    Status.NO_GRANT,
                    prefix,
                    "The mirror " + prefix + " grants your team no access. Ask team " + mirror.team() + " for it.");
        }
        boolean exists = repositories.contains(cached.get().value());
        if (mirror.definition().access() == AccessMode.CURATED && !exists) {
            return Answer.not(
                    Status.NOT_COVERED, prefix, "The curated mirror " + prefix + " does not hold this image yet.");
        }
        boolean fails = mirror.state() == ManagedMirror.State.FAILING;
        return new Answer(
                Status.COVERED,
                prefix,
                Optional.of(address),
                fails ? failing(prefix, exists) : hint(reference, exists),
                fails);
    }

    private static String failing(String prefix, boolean exists) {
        return "The mirror " + prefix + " does not work at the moment. "
                + (exists
                        ? "What it holds can be pulled, but nothing newer comes in."
                        : "Nothing of this image is cached yet, so it cannot be pulled before that is repaired.");
    }

    private static @Nullable String hint(ImageReference reference, boolean exists) {
        return exists || reference.digest().isEmpty()
                ? null
                : "Nothing of it is cached yet, and ECR cannot make a first pull by digest: pull it once by its tag.";
    }

    boolean mayPull(ManagedMirror mirror) {
        Set<String> accounts =
                teams.stream().flatMap(team -> team.accounts().stream()).collect(Collectors.toSet());
        Set<String> organizations =
                teams.stream().flatMap(team -> team.organizationIds().stream()).collect(Collectors.toSet());
        Set<String> paths = teams.stream()
                .flatMap(team -> team.organizationPaths().stream())
                .collect(Collectors.toSet());
        return accounts.contains(registry.id().account())
                || mirror.definition().grants().stream()
                        .anyMatch(grant -> grant.covers(accounts, organizations, paths));
    }
}
