package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Layers;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.BatchCheckLayerAvailabilityRequest;
import software.amazon.awssdk.services.ecr.model.BatchCheckLayerAvailabilityResponse;
import software.amazon.awssdk.services.ecr.model.GetDownloadUrlForLayerRequest;
import software.amazon.awssdk.services.ecr.model.GetDownloadUrlForLayerResponse;
import software.amazon.awssdk.services.ecr.model.Layer;
import software.amazon.awssdk.services.ecr.model.LayerAvailability;
import software.amazon.awssdk.services.ecr.model.LayerFailure;
import software.amazon.awssdk.services.ecr.model.LayerFailureCode;

/** BatchCheckLayerAvailability, and GetDownloadUrlForLayer with a URL of {@link LayerUrls}. */
final class LayerOperations {

    /** What ECR says of every layer: it does not know which manifest will name it. */
    private static final String MEDIA_TYPE = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    private final Target target;
    private final Layers layers;
    private final LayerUrls urls;

    LayerOperations(Target target, Layers layers, LayerUrls urls) {
        this.target = target;
        this.layers = layers;
        this.urls = urls;
    }

    void addTo(Operations operations) {
        operations
                .on("BatchCheckLayerAvailability", BatchCheckLayerAvailabilityRequest::builder, this::check)
                .on("GetDownloadUrlForLayer", GetDownloadUrlForLayerRequest::builder, this::download);
    }

    private SdkPojo check(Caller caller, BatchCheckLayerAvailabilityRequest request) {
        Repository repository = target.repository(
                caller, request.registryId(), request.repositoryName(), "BatchCheckLayerAvailability");
        Constraints.required("layerDigests", request.hasLayerDigests() ? request.layerDigests() : null);
        Constraints.size("layerDigests", request.layerDigests(), 1, 100);
        List<Layer> found = new ArrayList<>();
        List<LayerFailure> failures = new ArrayList<>();
        for (String digest : request.layerDigests()) {
            if (Constraints.DIGEST.matcher(digest).matches()) {
                found.add(layer(repository, digest));
            } else {
                failures.add(failure(digest));
            }
        }
        return BatchCheckLayerAvailabilityResponse.builder()
                .layers(found)
                .failures(failures)
                .build();
    }

    private Layer layer(Repository repository, String digest) {
        OptionalLong size = layers.size(repository.id(), digest);
        Layer.Builder layer = Layer.builder().layerDigest(digest);
        return size.isPresent()
                ? layer.layerAvailability(LayerAvailability.AVAILABLE)
                        .layerSize(size.getAsLong())
                        .mediaType(MEDIA_TYPE)
                        .build()
                : layer.layerAvailability(LayerAvailability.UNAVAILABLE).build();
    }

    private static LayerFailure failure(String digest) {
        return LayerFailure.builder()
                .layerDigest(digest)
                .failureCode(
                        digest.isEmpty()
                                ? LayerFailureCode.MISSING_LAYER_DIGEST
                                : LayerFailureCode.INVALID_LAYER_DIGEST)
                .failureReason("Invalid request parameters: layer digest should satisfy the regex '"
                        + Constraints.DIGEST + "'")
                .build();
    }

    private SdkPojo download(Caller caller, GetDownloadUrlForLayerRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "GetDownloadUrlForLayer");
        String digest = Constraints.pattern(
                "layerDigest", Constraints.required("layerDigest", request.layerDigest()), Constraints.DIGEST);
        if (layers.size(repository.id(), digest).isEmpty()) {
            throw LayerErrors.layerNotFound(repository, digest);
        }
        return GetDownloadUrlForLayerResponse.builder()
                .downloadUrl(urls.issue(digest))
                .layerDigest(digest)
                .build();
    }
}
