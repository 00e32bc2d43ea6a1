package io.mirrordesk.portal.repositories;

import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.contract.NotFound;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.lifecycle.ImageFacts;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.Manifests;
import io.mirrordesk.observed.RepositoryRow;
import io.mirrordesk.oci.Descriptor;
import io.mirrordesk.oci.Digest;
import io.mirrordesk.oci.InvalidManifest;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.portal.repositories.ImagePage.ManifestView;
import io.mirrordesk.portal.repositories.ImagePage.Member;
import io.mirrordesk.portal.repositories.ImagePage.Referrer;
import io.mirrordesk.portal.view.PullCommands;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the inventory and the manifest say about an image; without the manifest the rest is still shown. */
@Component
class ImageAssembler {

    private final Inventory inventory;
    private final FatedRepositories repositories;
    private final Manifests manifests;
    private final Registries registries;

    ImageAssembler(Inventory inventory, FatedRepositories repositories, Manifests manifests, Registries registries) {
        this.inventory = inventory;
        this.repositories = repositories;
        this.manifests = manifests;
        this.registries = registries;
    }

    /** @param trouble why there is none, in words */
    private record Read(
            Optional<Manifests.Content> content, @Nullable String trouble) {}

    /** @throws NotFound when the inventory does not know the repository, or no such image in it */
    ImagePage page(RegistryId registry, String repository, Digest digest) {
        RepositoryRow row = inventory.get(registry, repository);
        LifecycleView lifecycle = LifecycleView.of(row.lifecyclePolicy());
        RepositoryImages images = repositories.of(registry, repository, lifecycle);
        FatedImage image = images.find(digest.toString())
                .orElseThrow(() -> new NotFound("The inventory knows no image " + digest + " in " + repository + "."));
        Read read = read(registry, repository, digest);
        ImageFacts facts = image.facts();
        return new ImagePage(
                registry.toString(),
                repository,
                Optional.ofNullable(row.mirror()).orElse(""),
                images.row(image),
                image.image().mediaType(),
                image.image().isArtifact() ? image.image().artifactType() : null,
                facts.status() == ImageFacts.Status.ARCHIVED ? facts.lastArchivedAt() : null,
                facts.subject(),
                lifecycle.json() == null,
                row.readAt(),
                images.indexesOf(facts.digest()).stream().map(images::row).toList(),
                images.referrersOf(facts.digest()).stream()
                        .map(about ->
                                new Referrer(images.row(about), about.image().artifactType()))
                        .toList(),
                read.content().map(content -> view(content, images)).orElse(null),
                read.trouble(),
                PullCommands.of(registries.get(registry)));
    }

    private Read read(RegistryId registry, String repository, Digest digest) {
        try {
            Optional<Manifests.Content> content = manifests.read(registry, RepositoryName.parse(repository), digest);
            return new Read(
                    content,
                    content.isPresent()
                            ? null
                            : "ECR does not hold this image any more. It leaves the inventory at the next reading.");
        } catch (AwsUnavailable | InvalidManifest unread) {
            return new Read(Optional.empty(), unread.getMessage());
        }
    }

    private static ManifestView view(Manifests.Content content, RepositoryImages images) {
        return new ManifestView(
                content.manifest().members().stream()
                        .map(member -> member(member, images))
                        .toList(),
                content.manifest().layers(),
                content.manifest().layerBytes(),
                content.config(),
                content.manifest().annotations(),
                content.readAt());
    }

    private static Member member(Descriptor member, RepositoryImages images) {
        String digest = member.digest().toString();
        return new Member(
                member.isAttestation() || member.platform() == null
                        ? null
                        : member.platform().toString(),
                digest,
                images.find(digest).map(images::row).orElse(null));
    }
}
