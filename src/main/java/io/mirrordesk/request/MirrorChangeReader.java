package io.mirrordesk.request;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.identity.Person;
import io.mirrordesk.observed.OwnRepositories;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.UpstreamImage;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.policy.AccessGrant;
import io.mirrordesk.request.MirrorReader.Brought;
import io.mirrordesk.request.RequestDraft.GrantDraft;
import io.mirrordesk.request.RequestDraft.MirrorDraft;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the member {@code mirror} of a draft that names a mirror which exists. */
@Component
class MirrorChangeReader {

    /** Each is a step of the plan, which people have to be able to read. */
    private static final int MAX_DELETES = 200;

    private final Mirrors mirrors;
    private final MirrorReader reader;
    private final OwnRepositories repositories;

    MirrorChangeReader(Mirrors mirrors, MirrorReader reader, OwnRepositories repositories) {
        this.mirrors = mirrors;
        this.reader = reader;
        this.repositories = repositories;
    }

    /** {@code ADD_IMAGES}: anybody who files may add to any mirror, for a team of theirs. */
    Optional<MirrorSpec> additions(MirrorDraft draft, RegistryId registry, Person by, Faults faults) {
        Optional<ManagedMirror> mirror = existing(draft, registry, faults);
        Optional<String> team = MirrorReader.team(draft, by, faults);
        if (mirror.isEmpty()) {
            return Optional.empty();
        }
        Upstream upstream = upstream(mirror.get().definition());
        List<UpstreamImage> images =
                MirrorReader.warm(draft, upstream, Optional.of(mirror.get().prefix()), faults);
        if (draft.warm() == null || draft.warm().isEmpty()) {
            faults.at("mirror.warm", "Name at least one image as the upstream knows it, such as grafana/grafana:12.1.");
        }
        return team.map(name -> spec(mirror.get(), name, images));
    }

    /** {@code CHANGE_MIRROR}: what the draft leaves out stays as it is. For a mirror that is only observed, being managed is the change. */
    Optional<MirrorSpec> change(MirrorDraft draft, RegistryId registry, Brought brought, Person by, Faults faults) {
        Optional<ManagedMirror> mirror = owned(draft, registry, by, faults);
        if (draft.warm() != null && !draft.warm().isEmpty()) {
            faults.at("mirror.warm", "Images are added by a request of kind ADD_IMAGES.");
        }
        if (mirror.isEmpty()) {
            return Optional.empty();
        }
        Faults found = new Faults();
        Optional<MirrorSpec> changed = reader.read(completed(draft, mirror.get()), registry, brought, by, found);
        faults.take(found, "mirror.warm");
        changed.ifPresent(spec -> warnOfReplacement(mirror.get().definition(), spec, faults));
        changed.filter(spec -> spec.equals(spec(mirror.get(), mirror.get().team(), List.of())))
                .filter(_ -> brought.equals(new Brought(null, null)))
                .filter(_ -> !mirror.get().observing())
                .ifPresent(_ -> faults.at("mirror", "This changes nothing: say what should be different."));
        return changed;
    }

    /** {@code RETIRE_MIRROR}: the mirror as it is. */
    Optional<MirrorSpec> retirement(MirrorDraft draft, RegistryId registry, Person by, Faults faults) {
        Optional<ManagedMirror> mirror = owned(draft, registry, by, faults);
        String choice = Faults.optional(draft.repositories()).orElse("");
        if (!List.of("KEEP", "DELETE").contains(choice)) {
            faults.at(
                    "mirror.repositories",
                    "Say what becomes of its repositories: KEEP leaves them and their images in place, DELETE deletes them.");
        }
        return mirror.map(found -> spec(found, found.team(), List.of()));
    }

    /** The repositories that go with a retired mirror: its own, as far as the inventory knows them. */
    List<RepositoryName> deletes(MirrorDraft draft, RegistryId registry, MirrorSpec spec, Faults faults) {
        if (!"DELETE".equals(draft.repositories())) {
            return List.of();
        }
        ManagedMirror mirror = mirrors.find(registry, spec.prefix()).orElseThrow();
        OwnRepositories.Own own = repositories.of(registry, spec.prefix(), mirror.managedSince(), MAX_DELETES);
        if (own.count() > MAX_DELETES) {
            faults.at(
                    "mirror.repositories",
                    "“%s” has %,d repositories; a request can delete at most %d. Retire it with KEEP, and delete them in parts."
                            .formatted(spec.prefix(), own.count(), MAX_DELETES));
        } else if (own.count() > 0) {
            faults.warn(
                    "mirror.repositories",
                    "%,d repositories with %,d images and %,d MB are deleted for good. Nobody can pull them any more, and nothing brings them back."
                            .formatted(own.count(), own.images(), own.sizeBytes() / 1_000_000));
        }
        return own.names();
    }

    private Optional<ManagedMirror> owned(MirrorDraft draft, RegistryId registry, Person by, Faults faults) {
        Optional<ManagedMirror> mirror = existing(draft, registry, faults);
        mirror.filter(found -> !by.mayFile(found.team()))
                .ifPresent(found -> faults.at(
                        "mirror.prefix",
                        "“" + found.prefix() + "” belongs to the team “" + found.team()
                                + "”: its members and admins ask for changes of it."));
        return mirror;
    }

    private Optional<ManagedMirror> existing(MirrorDraft draft, RegistryId registry, Faults faults) {
        Optional<String> text = faults.required("mirror.prefix", draft.prefix(), "Name the mirror by its prefix.");
        Optional<ManagedMirror> mirror = text.flatMap(prefix -> mirrors.all(registry).stream()
                .filter(known -> known.prefix().value().equals(prefix))
                .findFirst());
        if (text.isPresent() && mirror.isEmpty()) {
            String known = mirrors.all(registry).stream()
                    .map(ManagedMirror::prefix)
                    .map(Prefix::value)
                    .collect(Collectors.joining(", "));
            faults.at(
                    "mirror.prefix",
                    "There is no mirror “" + text.get() + "” in " + registry + "."
                            + (known.isEmpty() ? "" : " There are: " + known + "."));
        }
        return mirror;
    }

    private static void warnOfReplacement(MirrorDefinition now, MirrorSpec wanted, Faults faults) {
        boolean replaced = !now.upstreamUrl().equals(wanted.upstreamUrl())
                || !Objects.equals(now.upstreamPrefix(), wanted.upstreamPrefix());
        if (replaced) {
            faults.warn(
                    "mirror.upstreamUrl",
                    "ECR cannot change this in place: the rule is deleted and made anew. In the seconds between, an image that is not"
                            + " cached cannot be pulled. Repositories and images stay, also those of the upstream until now.");
        }
    }

    private static MirrorDraft completed(MirrorDraft draft, ManagedMirror mirror) {
        MirrorDefinition now = mirror.definition();
        return new MirrorDraft(
                now.prefix().value(),
                or(draft.access(), now.access().name()),
                or(draft.upstream(), now.upstream()),
                or(draft.upstreamUrl(), draft.upstream() == null ? now.upstreamUrl() : null),
                or(draft.upstreamPrefix(), now.upstreamPrefix()),
                or(draft.credential(), mirror.credential()),
                or(
                        draft.template(),
                        now.template() == null ? null : now.template().name()),
                or(draft.team(), mirror.team()),
                draft.grants() == null
                        ? now.grants().stream().map(MirrorChangeReader::draft).toList()
                        : draft.grants(),
                List.of(),
                null,
                or(draft.customRoleArn(), now.customRoleArn()));
    }

    private static @Nullable String or(@Nullable String asked, @Nullable String now) {
        return asked == null ? now : asked;
    }

    private static GrantDraft draft(AccessGrant grant) {
        return switch (grant.kind()) {
            case ORGANIZATION -> new GrantDraft(grant.value(), null, null, null);
            case ORGANIZATION_PATH -> new GrantDraft(null, grant.value(), null, null);
            case ACCOUNT -> new GrantDraft(null, null, grant.value(), null);
            case PRINCIPAL -> new GrantDraft(null, null, null, grant.value());
        };
    }

    private static MirrorSpec spec(ManagedMirror mirror, String team, List<UpstreamImage> warm) {
        MirrorDefinition now = mirror.definition();
        return new MirrorSpec(
                now.prefix(),
                now.access(),
                now.upstream(),
                now.upstreamUrl(),
                now.upstreamPrefix(),
                mirror.credential(),
                now.template() == null ? null : now.template().name(),
                team,
                now.grants(),
                warm,
                now.customRoleArn());
    }

    private static Upstream upstream(MirrorDefinition mirror) {
        return Upstreams.byKey(mirror.upstream()).orElseThrow();
    }
}
