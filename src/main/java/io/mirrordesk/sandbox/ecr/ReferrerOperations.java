package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Images;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.upstream.Descriptor;
import io.mirrordesk.sandbox.upstream.Manifest;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.ArtifactStatusFilter;
import software.amazon.awssdk.services.ecr.model.ImageReferrer;
import software.amazon.awssdk.services.ecr.model.ListImageReferrersFilter;
import software.amazon.awssdk.services.ecr.model.ListImageReferrersRequest;
import software.amazon.awssdk.services.ecr.model.ListImageReferrersResponse;

/** ListImageReferrers: signatures, SBOMs and the like that speak of an image, in the order of arrival. */
final class ReferrerOperations {

    private static final int MOST = 50;

    private final Target target;
    private final Images images;

    ReferrerOperations(Target target, Images images) {
        this.target = target;
        this.images = images;
    }

    void addTo(Operations operations) {
        operations.on("ListImageReferrers", ListImageReferrersRequest::builder, this::list);
    }

    private SdkPojo list(Caller caller, ListImageReferrersRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "ListImageReferrers");
        String subject = Constraints.required(
                "imageDigest",
                Constraints.required("subjectId", request.subjectId()).imageDigest());
        Constraints.pattern("imageDigest", subject, Constraints.DIGEST);
        int size = request.maxResults() == null ? MOST : Page.size(request.maxResults(), MOST);
        int after = Page.number(request.nextToken());
        ListImageReferrersFilter filter =
                request.filter() == null ? ListImageReferrersFilter.builder().build() : request.filter();
        List<Image> found = wanted(repository, subject, filter);
        List<Image> page = found.stream().skip(after).limit(size).toList();
        return ListImageReferrersResponse.builder()
                .referrers(page.stream().map(this::model).toList())
                .nextToken(after + size < found.size() ? Page.encode(String.valueOf(after + size)) : null)
                .build();
    }

    private List<Image> wanted(Repository repository, String subject, ListImageReferrersFilter filter) {
        Constraints.size("artifactTypes", filter.artifactTypes(), 0, 5)
                .forEach(type -> Constraints.length("artifactTypes", type, 1, 255));
        String status = Objects.requireNonNullElse(filter.artifactStatusAsString(), "ACTIVE");
        Constraints.oneOf("artifactStatus", status, ArtifactStatusFilter.knownValues());
        return images.referrers(repository.id(), subject).stream()
                .filter(image -> status.equals("ANY") || status.equals(ImageFilters.statusOf(image)))
                .filter(image -> filter.artifactTypes().isEmpty()
                        || filter.artifactTypes().contains(String.valueOf(image.artifactType())))
                .toList();
    }

    private ImageReferrer model(Image image) {
        String text = new String(images.manifest(image.digest()), StandardCharsets.UTF_8);
        Descriptor descriptor = new Manifest(image.digest(), image.mediaType(), text).asReferrer();
        return ImageReferrer.builder()
                .digest(image.digest())
                .mediaType(image.mediaType())
                .artifactType(descriptor.artifactType())
                .size(descriptor.size())
                .annotations(descriptor.annotations())
                .artifactStatus(ImageFilters.statusOf(image))
                .build();
    }
}
