package io.mirrordesk.portal.requests;

import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.Adoption;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.policy.AccessGrant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a plan takes under management as it is.
 *
 * @param subject such as {@code rule:quay-old}
 * @param words what it is from then on
 * @param mirror the prefix of the mirror that it becomes; null for what becomes none
 */
public record AdoptedView(
        String subject, String words, @Nullable String mirror) {

    static List<AdoptedView> of(@Nullable Adoption adoption) {
        if (adoption == null) {
            return List.of();
        }
        Stream<AdoptedView> mirrors = adoption.mirrors().stream()
                .map(mirror -> new AdoptedView(
                        Subject.rule(mirror.prefix()).toString(),
                        words(mirror),
                        mirror.prefix().value()));
        Stream<AdoptedView> credentials = adoption.credentials().stream()
                .map(credential -> new AdoptedView(
                        Subject.secret(credential.secretName()).toString(),
                        "The credential " + credential.name()
                                + ". Its value is not read, so its user name is not known.",
                        null));
        Stream<AdoptedView> repositories = adoption.repositories().stream()
                .map(name -> new AdoptedView(
                        Subject.repository(name).toString(),
                        "Its mirror’s own: a first plan lets it be brought to its template.",
                        null));
        return Stream.of(mirrors, credentials, repositories)
                .flatMap(lines -> lines)
                .toList();
    }

    private static String words(MirrorSpec mirror) {
        String grants = mirror.grants().isEmpty()
                ? "nobody"
                : mirror.grants().stream().map(AccessGrant::value).collect(Collectors.joining(", "));
        return "A mirror of %s for %s, %s, %s. Access is granted to %s."
                .formatted(
                        Upstreams.title(mirror.upstream()),
                        mirror.team(),
                        mirror.access() == AccessMode.CURATED ? "curated" : "on demand",
                        mirror.credential() == null
                                ? "without a credential"
                                : "with the credential " + mirror.credential(),
                        grants);
    }
}
