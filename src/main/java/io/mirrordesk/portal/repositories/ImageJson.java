package io.mirrordesk.portal.repositories;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mirrordesk.oci.Descriptor;
import io.mirrordesk.oci.ImageConfig;
import io.mirrordesk.portal.repositories.ImagePage.ManifestView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image as its page shows it.
 *
 * @param reference what a client pulls it by
 * @param subject digest of the image that it is about; null for none
 * @param indexes digests of the indexes that it belongs to, as far as their manifests are known
 * @param referrers what is about it: signatures, lists of parts
 * @param manifest null where it could not be read, see trouble
 * @param trouble why not; else null
 */
record ImageJson(
        String registry,
        String repository,
        @JsonUnwrapped Line image,
        String reference,
        @Nullable String mediaType,
        @Nullable String artifactType,
        @Nullable Instant archivedAt,
        @Nullable String subject,
        List<String> indexes,
        List<ReferrerJson> referrers,
        @Nullable ManifestJson manifest,
        @Nullable String trouble,
        @Nullable Instant asOf) {

    /**
     * An image in a list.
     *
     * @param kind INDEX, IMAGE or ARTIFACT
     * @param sizeBytes of an index the sum of its images; null where its manifest was not read
     * @param fate in words; null where there is no lifecycle policy, or one that the portal cannot read
     */
    record Line(
            String digest,
            List<String> tags,
            String kind,
            List<String> platforms,
            @Nullable Long sizeBytes,
            Instant pushedAt,
            @Nullable Instant lastPulledAt,
            String status,
            @Nullable String scan,
            @Nullable String fate) {

        static Line of(ImageRow row) {
            return new Line(
                    row.digest(),
                    row.tags(),
                    row.kind(),
                    row.platforms(),
                    row.sizeBytes(),
                    row.pushedAt(),
                    row.lastPulledAt(),
                    row.status(),
                    row.scan(),
                    row.fate() == null ? null : row.fate().sentence());
        }
    }

    record ReferrerJson(String digest, @Nullable String artifactType) {}

    /** @param readAt when ECR was asked, once and for all */
    record ManifestJson(
            List<MemberJson> members,
            List<Descriptor> layers,
            @Nullable ImageConfig config,
            Map<String, String> annotations,
            Instant readAt) {

        static ManifestJson of(ManifestView view) {
            return new ManifestJson(
                    view.members().stream()
                            .map(member -> new MemberJson(member.digest(), member.platform(), member.image() != null))
                            .toList(),
                    view.layers(),
                    view.config(),
                    view.annotations(),
                    view.readAt());
        }
    }

    /** @param here whether the repository holds it */
    record MemberJson(String digest, @Nullable String platform, boolean here) {}

    static ImageJson of(ImagePage page) {
        return new ImageJson(
                page.registry(),
                page.repository(),
                Line.of(page.image()),
                page.commands().host() + "/" + page.repository() + "@"
                        + page.image().digest(),
                page.mediaType(),
                page.artifactType(),
                page.archivedAt(),
                page.subject(),
                page.indexes().stream().map(ImageRow::digest).toList(),
                page.referrers().stream()
                        .map(about -> new ReferrerJson(about.image().digest(), about.artifactType()))
                        .toList(),
                Optional.ofNullable(page.manifest()).map(ManifestJson::of).orElse(null),
                page.trouble(),
                page.readAt());
    }
}
