package io.mirrordesk.portal.repositories;

import io.mirrordesk.audit.AuditLog;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.lifecycle.InvalidLifecyclePolicy;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.Conformity.Finding;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.policy.JsonText;
import io.mirrordesk.portal.view.AuditEvents;
import io.mirrordesk.portal.view.PullCommands;
import io.mirrordesk.request.RequestView;
import io.mirrordesk.request.Requests;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the rooms know about a repository. */
@Component
class RepositoryAssembler {

    private static final int SHOWN = 100;

    private final Inventory inventory;
    private final Mirrors mirrors;
    private final Registries registries;
    private final Requests requests;
    private final AuditLog audit;

    RepositoryAssembler(
            Inventory inventory, Mirrors mirrors, Registries registries, Requests requests, AuditLog audit) {
        this.inventory = inventory;
        this.mirrors = mirrors;
        this.registries = registries;
        this.requests = requests;
        this.audit = audit;
    }

    /** @throws io.mirrordesk.contract.NotFound when the inventory does not know it */
    RepositoryPage page(RegistryId id, String name) {
        io.mirrordesk.observed.RepositoryRow row = inventory.get(id, name);
        ManagedRegistry registry = registries.get(id);
        RepositoryName repository = RepositoryName.parse(name);
        Optional<ManagedMirror> mirror = mirrors.covering(id, repository);
        List<ImageRow> images = inventory.images(id, name, SHOWN, 0).stream()
                .map(RepositoryAssembler::image)
                .toList();
        return new RepositoryPage(
                id.toString(),
                name,
                row.arn(),
                row.mirror() == null ? "" : row.mirror(),
                mirror.map(ManagedMirror::id).orElse(null),
                row.template(),
                row.conforms(),
                row.findings().stream().map(Finding::message).toList(),
                row.tags(),
                pretty(row.lifecyclePolicy()),
                sentences(row.lifecyclePolicy()),
                pretty(row.repositoryPolicy()),
                row.tagMutability(),
                row.scanOnPush(),
                mirrors.requestFor(id, repository).map(this::asker).orElse(null),
                mirror.filter(covering -> covering.definition().access() == AccessMode.CURATED)
                        .isPresent(),
                !row.requested()
                        && mirror.filter(covering -> row.createdAt().isBefore(covering.managedSince()))
                                .isPresent(),
                row.createdAt(),
                row.images(),
                row.sizeBytes(),
                row.lastPulledAt(),
                Optional.ofNullable(row.readAt()).orElse(row.createdAt()),
                new Slice<>(images, null, row.images(), true),
                PullCommands.of(registry),
                AuditEvents.of(audit.ofSubject("repository:" + name)));
    }

    private Asker asker(long request) {
        RequestView view = requests.get(request);
        return new Asker(request, view.requester(), view.team());
    }

    private static ImageRow image(io.mirrordesk.observed.ImageRow image) {
        String type = Optional.ofNullable(image.mediaType()).orElse("");
        boolean index = type.contains("index") || type.contains("manifest.list");
        return new ImageRow(
                image.digest(),
                image.tags(),
                index ? "INDEX" : "IMAGE",
                List.of(),
                image.sizeBytes(),
                image.pushedAt(),
                image.lastPulledAt());
    }

    private static List<String> sentences(@Nullable String policy) {
        try {
            return policy == null ? List.of() : LifecyclePolicy.parse(policy).describe();
        } catch (InvalidLifecyclePolicy unknown) {
            return List.of();
        }
    }

    private static @Nullable String pretty(@Nullable String json) {
        return json == null ? null : JsonText.pretty(json);
    }
}
