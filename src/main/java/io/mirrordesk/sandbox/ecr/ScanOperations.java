package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Images;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.upstream.MediaTypes;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageScanFinding;
import software.amazon.awssdk.services.ecr.model.StartImageScanRequest;
import software.amazon.awssdk.services.ecr.model.StartImageScanResponse;

/** Basic scans. The sandbox looks into no image: every scan completes at once and finds nothing. */
final class ScanOperations {

    /** ECR scans an image once in 24 hours. */
    private static final Duration QUOTA = Duration.ofHours(24);

    private final Target target;
    private final Images images;
    private final ImageIds ids;
    private final Clock clock;

    ScanOperations(Target target, Images images, Clock clock) {
        this.target = target;
        this.images = images;
        this.ids = new ImageIds(images);
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("StartImageScan", StartImageScanRequest::builder, this::start)
                .on("DescribeImageScanFindings", DescribeImageScanFindingsRequest::builder, this::findings);
    }

    private SdkPojo start(Caller caller, StartImageScanRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "StartImageScan");
        Image image = ids.require(repository, request.imageId());
        Instant now = clock.instant();
        requireScannable(image, now);
        images.scanned(image.id(), now);
        return StartImageScanResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .imageId(id(image, request.imageId()))
                .imageScanStatus(status -> status.status("IN_PROGRESS"))
                .build();
    }

    private static void requireScannable(Image image, Instant now) {
        if (image.isArchived()) {
            throw ScanErrors.archived();
        }
        if (MediaTypes.isIndex(image.mediaType())) {
            throw ScanErrors.unsupported();
        }
        if (image.scannedAt() != null && image.scannedAt().plus(QUOTA).isAfter(now)) {
            throw ScanErrors.quota();
        }
    }

    private SdkPojo findings(Caller caller, DescribeImageScanFindingsRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "DescribeImageScanFindings");
        Page.size(request.maxResults(), 1000);
        Page.after(request.nextToken());
        Image image = ids.require(repository, request.imageId());
        Instant scannedAt = Optional.ofNullable(image.scannedAt())
                .orElseThrow(() -> ScanErrors.notFound(repository, request.imageId()));
        return DescribeImageScanFindingsResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .imageId(id(image, request.imageId()))
                .imageScanStatus(
                        status -> status.status("COMPLETE").description("The scan was completed successfully."))
                .imageScanFindings(found -> found.imageScanCompletedAt(scannedAt)
                        .vulnerabilitySourceUpdatedAt(scannedAt)
                        .findings(List.<ImageScanFinding>of())
                        .findingSeverityCountsWithStrings(Map.of()))
                .build();
    }

    static ImageIdentifier id(Image image, ImageIdentifier asked) {
        return ImageIdentifier.builder()
                .imageDigest(image.digest())
                .imageTag(asked.imageTag())
                .build();
    }
}
