package io.mirrordesk.portal.repositories;

import io.mirrordesk.audit.AuditLog;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.MirrorEntry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.observed.RepositoryRow;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.policy.JsonText;
import io.mirrordesk.portal.view.AuditEvents;
import io.mirrordesk.portal.view.PullCommands;
import io.mirrordesk.request.RequestView;
import io.mirrordesk.request.Requests;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the rooms know about a repository. */
@Component
class RepositoryAssembler {

    private static final int SHOWN = 50;

    private final FatedRepositories fated;
    private final Mirrors mirrors;
    private final Registries registries;
    private final Requests requests;
    private final AuditLog audit;
    private final Findings findings;

    RepositoryAssembler(
            FatedRepositories fated,
            Mirrors mirrors,
            Registries registries,
            Requests requests,
            AuditLog audit,
            Findings findings) {
        this.fated = fated;
        this.mirrors = mirrors;
        this.registries = registries;
        this.requests = requests;
        this.audit = audit;
        this.findings = findings;
    }

    RepositoryPage page(RepositoryRow row, ImageView view, @Nullable String cursor) {
        RegistryId id = row.registry();
        String name = row.name();
        RepositoryName repository = RepositoryName.parse(name);
        Optional<MirrorEntry> mirror = mirrors.covering(id, repository);
        Long mirrorId = mirror.map(MirrorEntry::id).orElse(null);
        LifecycleView lifecycle = LifecycleView.of(row.lifecyclePolicy());
        RepositoryImages images = fated.of(id, name, lifecycle);
        Slice<ImageRow> page = images.page(view, SHOWN, cursor);
        return new RepositoryPage(
                id.toString(),
                name,
                row.arn(),
                Optional.ofNullable(row.mirror()).orElse(""),
                mirrorId,
                row.template(),
                row.conforms(),
                findings.of(row, mirrorId),
                row.tags(),
                lifecycle,
                Optional.ofNullable(row.repositoryPolicy())
                        .map(JsonText::pretty)
                        .orElse(null),
                row.tagMutability(),
                row.scanOnPush(),
                row.kmsKey() == null ? row.encryption() : row.encryption() + ": " + row.kmsKey(),
                asker(id, repository),
                mirror.filter(covering -> covering.access() == AccessMode.CURATED)
                        .isPresent(),
                !row.requested()
                        && mirror.filter(covering -> row.createdAt().isBefore(covering.managedSince()))
                                .isPresent(),
                row.createdAt(),
                row.images(),
                row.sizeBytes(),
                row.lastPulledAt(),
                row.readAt(),
                row.readError(),
                view.word(),
                images.all().stream().filter(images::isGoing).count(),
                page,
                example(name, images),
                PullCommands.of(registries.get(id)),
                AuditEvents.of(audit.ofSubject("repository:" + name)));
    }

    private @Nullable Asker asker(RegistryId id, RepositoryName repository) {
        return mirrors.requestFor(id, repository)
                .map(request -> {
                    RequestView view = requests.get(request);
                    return new Asker(request, view.requester(), view.team());
                })
                .orElse(null);
    }

    /** The image pushed last that has a tag, else the one pushed last. */
    private static @Nullable String example(String name, RepositoryImages images) {
        return images.all().stream()
                .filter(image -> !image.facts().tags().isEmpty())
                .findFirst()
                .map(image -> name + ":" + image.facts().tags().getFirst())
                .or(() -> images.all().stream()
                        .findFirst()
                        .map(image -> name + "@" + image.facts().digest()))
                .orElse(null);
    }
}
