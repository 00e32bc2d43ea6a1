package io.mirrordesk.portal.repositories;

import io.mirrordesk.oci.Descriptor;
import io.mirrordesk.oci.ImageConfig;
import io.mirrordesk.portal.view.PullCommands;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one image.
 *
 * @param mediaType of its manifest; null where ECR does not say it
 * @param artifactType of what is no container image; null for images
 * @param archivedAt when it went to the archive; null unless it is there
 * @param subject the image that it is about; null for none
 * @param noPolicy whether no lifecycle policy looks at it
 * @param readAt when the repository was read
 * @param manifest null where it is not known, see trouble
 * @param trouble why the manifest is not known, in words; else null
 */
public record ImagePage(
        String registry,
        String repository,
        String mirror,
        ImageRow image,
        @Nullable String mediaType,
        @Nullable String artifactType,
        @Nullable Instant archivedAt,
        @Nullable String subject,
        boolean noPolicy,
        @Nullable Instant readAt,
        List<ImageRow> indexes,
        List<Referrer> referrers,
        @Nullable ManifestView manifest,
        @Nullable String trouble,
        PullCommands commands) {

    /**
     * Something that is about the image.
     *
     * @param artifactType what it is, such as a signature's; null where ECR does not say it
     */
    public record Referrer(ImageRow image, @Nullable String artifactType) {}

    /**
     * What the manifest says.
     *
     * @param members of an index
     * @param layers of an image, the lowest first
     * @param config null for an index and for artifacts
     * @param readAt when it was read from ECR, once and for all
     */
    public record ManifestView(
            List<Member> members,
            List<Descriptor> layers,
            long layerBytes,
            @Nullable ImageConfig config,
            Map<String, String> annotations,
            Instant readAt) {}

    /**
     * An image of an index.
     *
     * @param platform such as {@code linux/arm64/v8}; null for what is said about another member
     * @param image null if the repository does not hold it
     */
    public record Member(
            @Nullable String platform,
            String digest,
            @Nullable ImageRow image) {}

    /** The image as a reference below its registry, by its first tag if it has one. */
    public String title() {
        return repository
                + (image.tags().isEmpty()
                        ? "@" + image.digest()
                        : ":" + image.tags().getFirst());
    }
}
