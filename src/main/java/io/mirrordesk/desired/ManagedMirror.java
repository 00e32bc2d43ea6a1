package io.mirrordesk.desired;

import io.mirrordesk.oci.CacheAddress;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.MirrorDefinition;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mirror as it is defined now.
 *
 * @param credential the portal's name of its credential, null where the upstream needs none
 * @param templateVersion current version of its template, null when it has none
 * @param request the request that created it
 * @param managedSince repositories created from then on are the mirror's; older ones stay untouched until they are adopted
 * @param observing whether it was adopted and no plan for it was carried out since: then nothing of it is touched
 * @param validation what ECR said when it last tried the rule; null before the first time
 */
public record ManagedMirror(
        long id,
        MirrorDefinition definition,
        String team,
        State state,
        @Nullable String credential,
        @Nullable Integer templateVersion,
        long request,
        Instant managedSince,
        boolean observing,
        @Nullable Validation validation) {

    /** States of a mirror. */
    public enum State {
        ACTIVE,
        FAILING,
        RETIRED
    }

    public Prefix prefix() {
        return definition.prefix();
    }

    /**
     * Whether a repository under its prefix is its own: made since the rule came under management, or adopted. What was asked for by name
     * was a subject of an approved plan, which is how an older one is adopted.
     */
    public boolean owns(boolean requested, Instant createdAt) {
        return requested || !createdAt.isBefore(managedSince);
    }

    /**
     * Where it keeps images of its upstream.
     *
     * @param pullHost what people write before a repository of the registry
     */
    public CacheAddress address(String pullHost) {
        boolean library = Upstreams.byKey(definition.upstream())
                .filter(Upstream::requiresLibrary)
                .isPresent();
        return new CacheAddress(pullHost, prefix(), Optional.ofNullable(definition.upstreamPrefix()), library);
    }

    /** What people write before images of the upstream, such as {@code docker.io}. */
    public String upstreamHost() {
        return Upstreams.byKey(definition.upstream())
                .filter(upstream -> upstream.url().isPresent())
                .map(Upstream::host)
                .orElse(definition.upstreamUrl());
    }

    /** Whether it caches the registry that references name so; of one customer's registries it is only that one. */
    public boolean caches(String registryHost) {
        return Upstreams.forHost(registryHost)
                .filter(upstream -> upstream.key().equals(definition.upstream()))
                .filter(upstream ->
                        upstream.url().isPresent() || definition.upstreamUrl().equalsIgnoreCase(registryHost))
                .isPresent();
    }

    /** Whether each of these words is in its prefix, upstream or team; capital letters do not count. */
    public boolean isCalled(String words) {
        String all = names().toLowerCase(Locale.ROOT);
        return Stream.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
    }

    /** Everything that somebody could call it, in one text. */
    String names() {
        String title =
                Upstreams.byKey(definition.upstream()).map(Upstream::title).orElse("");
        return String.join(" ", prefix().value(), title, upstreamHost(), definition.upstreamUrl(), team);
    }

    /**
     * What a repository of this mirror is called at the upstream, without the host.
     *
     * @param repository its name in the registry, which begins with the prefix
     */
    public String upstreamPath(String repository) {
        String path = repository.substring(prefix().below().length());
        return definition.upstreamPrefix() == null ? path : definition.upstreamPrefix() + "/" + path;
    }

    /** Where mirrors of several registries are, such as {@code “hub” in 111122223333.eu-central-1, “hub” in 444455556666.us-east-1}. */
    public static String places(Collection<ManagedMirror> mirrors) {
        return mirrors.stream()
                .map(mirror ->
                        "“" + mirror.prefix() + "” in " + mirror.definition().registry())
                .collect(Collectors.joining(", "));
    }

    /** Such as {@code standard-cache@1}; null when the mirror has no template. */
    public @Nullable String templateReference() {
        return definition.template() == null ? null : definition.template().name() + "@" + templateVersion;
    }
}
