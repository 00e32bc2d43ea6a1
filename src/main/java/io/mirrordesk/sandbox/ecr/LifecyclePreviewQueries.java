package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.LifecyclePreviews;
import io.mirrordesk.sandbox.store.LifecyclePreviews.Preview;
import io.mirrordesk.sandbox.store.LifecyclePreviews.Result;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyPreviewRequest;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyPreviewResponse;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyPreviewResult;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyPreviewSummary;

/** GetLifecyclePolicyPreview: the results of the last preview of a repository, the image that was pushed first coming first. */
final class LifecyclePreviewQueries {

    private static final int MOST = 100;

    private final Target target;
    private final LifecyclePreviews previews;
    private final ImageIds ids;
    private final Clock clock;

    LifecyclePreviewQueries(Target target, Store store, Clock clock) {
        this.target = target;
        this.previews = store.previews();
        this.ids = new ImageIds(store.images());
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations.on("GetLifecyclePolicyPreview", GetLifecyclePolicyPreviewRequest::builder, this::get);
    }

    private SdkPojo get(Caller caller, GetLifecyclePolicyPreviewRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "GetLifecyclePolicyPreview");
        Predicate<List<String>> wanted = ImageFilters.tags(
                request.filter() == null ? null : request.filter().tagStatusAsString());
        int size = Page.size(request.maxResults(), MOST);
        int from = Page.number(request.nextToken());
        Preview preview = previews.find(repository.id())
                .orElseThrow(() -> EcrErrors.previewNotFound(repository.registry(), repository.name()));
        GetLifecyclePolicyPreviewResponse.Builder answer = GetLifecyclePolicyPreviewResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .lifecyclePolicyText(preview.policy());
        if (!preview.evaluated() || clock.instant().isBefore(preview.readyAt())) {
            return answer.status("IN_PROGRESS").previewResults(List.of()).build();
        }
        Page<Result> page = request.hasImageIds()
                ? named(repository, request, wanted)
                : Page.of(
                        previews.results(repository.id(), from)
                                .filter(result -> wanted.test(result.tags()))
                                .limit(size + 1L)
                                .toList(),
                        size,
                        result -> String.valueOf(result.position() + 1));
        return answer.status("COMPLETE")
                .previewResults(page.items().stream()
                        .map(LifecyclePreviewQueries::model)
                        .toList())
                .nextToken(page.nextToken())
                .summary(summary(preview))
                .build();
    }

    private Page<Result> named(
            Repository repository, GetLifecyclePolicyPreviewRequest request, Predicate<List<String>> wanted) {
        Constraints.noPages("images with imageIds", request.nextToken(), request.maxResults());
        Constraints.size("imageIds", request.imageIds(), 1, MOST);
        Set<String> digests = request.imageIds().stream()
                .flatMap(id -> ids.find(repository, id).stream())
                .map(Image::digest)
                .collect(Collectors.toSet());
        List<Result> results = previews.results(repository.id(), 0)
                .filter(result -> digests.contains(result.digest()) && wanted.test(result.tags()))
                .toList();
        return new Page<>(results, null);
    }

    private static LifecyclePolicyPreviewResult model(Result result) {
        return LifecyclePolicyPreviewResult.builder()
                .imageTags(result.tags())
                .imageDigest(result.digest())
                .imagePushedAt(result.pushedAt())
                .action(action -> action.type(result.action())
                        .targetStorageClass(result.action().equals("TRANSITION") ? "ARCHIVE" : null))
                .appliedRulePriority(result.rule())
                .storageClass(result.storageClass())
                .build();
    }

    /** Counts of the whole preview; transitions are told only where there are some (ECR's model). */
    private static LifecyclePolicyPreviewSummary summary(Preview preview) {
        LifecyclePolicyPreviewSummary.Builder summary =
                LifecyclePolicyPreviewSummary.builder().expiringImageTotalCount(preview.expiring());
        return preview.transitioning() == 0
                ? summary.build()
                : summary.transitioningImageTotalCounts(
                                count -> count.targetStorageClass("ARCHIVE").imageTotalCount(preview.transitioning()))
                        .build();
    }
}
