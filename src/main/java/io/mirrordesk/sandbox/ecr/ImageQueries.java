package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Images;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ListImagesRequest;
import software.amazon.awssdk.services.ecr.model.ListImagesResponse;

/** DescribeImages and ListImages, in the order of arrival. */
final class ImageQueries {

    private static final int BATCH = 1001;

    private final Target target;
    private final Images images;
    private final ImageIds ids;

    ImageQueries(Target target, Images images) {
        this.target = target;
        this.images = images;
        this.ids = new ImageIds(images);
    }

    void addTo(Operations operations) {
        operations
                .on("DescribeImages", DescribeImagesRequest::builder, this::describe)
                .on("ListImages", ListImagesRequest::builder, this::list);
    }

    private SdkPojo describe(Caller caller, DescribeImagesRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "DescribeImages");
        if (request.hasImageIds()) {
            Constraints.noPages("images with imageIds", request.nextToken(), request.maxResults());
            Constraints.size("imageIds", request.imageIds(), 1, 100);
            return DescribeImagesResponse.builder()
                    .imageDetails(request.imageIds().stream()
                            .map(id -> detail(repository, ids.require(repository, id)))
                            .toList())
                    .build();
        }
        Predicate<Image> wanted = request.filter() == null
                ? filter(null, null)
                : filter(request.filter().tagStatusAsString(), request.filter().imageStatusAsString());
        int size = Page.size(request.maxResults(), 1000);
        List<Image> found = scan(repository, Cursor.parse(request.nextToken()).image())
                .filter(wanted)
                .limit(size + 1L)
                .toList();
        Page<Image> page = Page.of(found, size, image -> new Cursor(image.id() + 1, 0).toString());
        return DescribeImagesResponse.builder()
                .imageDetails(page.items().stream()
                        .map(image -> detail(repository, image))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private SdkPojo list(Caller caller, ListImagesRequest request) {
        Repository repository = target.repository(caller, request.registryId(), request.repositoryName(), "ListImages");
        Predicate<Image> wanted = request.filter() == null
                ? filter(null, null)
                : filter(request.filter().tagStatusAsString(), request.filter().imageStatusAsString());
        int size = Page.size(request.maxResults(), 1000);
        Cursor start = Cursor.parse(request.nextToken());
        List<Entry> found = scan(repository, start.image())
                .filter(wanted)
                .flatMap(Entry::of)
                .filter(entry -> entry.image().id() != start.image() || entry.index() >= start.index())
                .limit(size + 1L)
                .toList();
        Page<Entry> page = Page.of(found, size, entry -> entry.next().toString());
        return ListImagesResponse.builder()
                .imageIds(page.items().stream().map(Entry::id).toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** All images from one on, read in batches as they are consumed. */
    private Stream<Image> scan(Repository repository, long from) {
        return Stream.iterate(
                        images.list(repository.id(), from - 1, BATCH),
                        batch -> !batch.isEmpty(),
                        batch -> images.list(repository.id(), batch.getLast().id(), BATCH))
                .flatMap(List::stream);
    }

    private static Predicate<Image> filter(@Nullable String tagStatus, @Nullable String imageStatus) {
        Predicate<List<String>> tags = ImageFilters.tags(tagStatus);
        return ImageFilters.status(imageStatus).and(image -> tags.test(image.tags()));
    }

    private static ImageDetail detail(Repository repository, Image image) {
        return ImageDetail.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .imageDigest(image.digest())
                .imageTags(image.tags().isEmpty() ? null : image.tags())
                .imageSizeInBytes(image.size())
                .imagePushedAt(image.pushedAt())
                .imageManifestMediaType(image.mediaType())
                .artifactMediaType(image.artifactType())
                .lastRecordedPullTime(image.pulledAt())
                .subjectManifestDigest(image.subject())
                .imageStatus(ImageFilters.statusOf(image))
                .lastArchivedAt(image.archivedAt())
                .lastActivatedAt(image.activatedAt())
                .build();
    }

    /** One line of ListImages: an image with one of its tags, or without any. */
    private record Entry(Image image, int index, boolean last) {

        static Stream<Entry> of(Image image) {
            int count = Math.max(1, image.tags().size());
            return LongStream.range(0, count).mapToObj(i -> new Entry(image, (int) i, i == count - 1));
        }

        Cursor next() {
            return last ? new Cursor(image.id() + 1, 0) : new Cursor(image.id(), index + 1);
        }

        ImageIdentifier id() {
            return ImageIdentifier.builder()
                    .imageDigest(image.digest())
                    .imageTag(image.tags().isEmpty() ? null : image.tags().get(index))
                    .build();
        }
    }

    /** Where a page begins: an image and one of its tags. */
    private record Cursor(long image, int index) {

        static Cursor parse(@Nullable String token) {
            String key = Page.after(token);
            if (key.isEmpty()) {
                return new Cursor(0, 0);
            }
            String[] parts = key.split(":", -1);
            if (parts.length != 2 || !parts[0].matches("\\d{1,18}") || !parts[1].matches("\\d{1,9}")) {
                throw Page.invalid();
            }
            return new Cursor(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
        }

        @Override
        public String toString() {
            return image + ":" + index;
        }
    }
}
