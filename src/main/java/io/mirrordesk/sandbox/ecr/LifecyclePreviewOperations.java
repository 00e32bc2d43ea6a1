package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.lifecycle.LifecyclePolicy;
import io.mirrordesk.sandbox.lifecycle.Verdict;
import io.mirrordesk.sandbox.lifecycle.Verdict.Action;
import io.mirrordesk.sandbox.store.LifecyclePreviews.Preview;
import io.mirrordesk.sandbox.store.LifecyclePreviews.Result;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.StartLifecyclePolicyPreviewRequest;
import software.amazon.awssdk.services.ecr.model.StartLifecyclePolicyPreviewResponse;

/**
 * StartLifecyclePolicyPreview. The preview is evaluated in the background and shown, as ECR's, a moment later: until then it is in
 * progress. {@link LifecyclePreviewQueries} shows it. One whose process died is evaluated by the next process.
 */
final class LifecyclePreviewOperations {

    private static final Duration PROGRESS = Duration.ofSeconds(3);

    private final Target target;
    private final Store store;
    private final LifecycleImages images;
    private final Executor background;
    private final Clock clock;

    LifecyclePreviewOperations(Target target, Store store, Executor background, Clock clock) {
        this.target = target;
        this.store = store;
        this.images = new LifecycleImages(store.images());
        this.background = background;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        store.previews().unfinished().forEach(this::evaluate);
        operations.on("StartLifecyclePolicyPreview", StartLifecyclePolicyPreviewRequest::builder, this::start);
    }

    private SdkPojo start(Caller caller, StartLifecyclePolicyPreviewRequest request) {
        Repository repository = target.repository(
                caller, request.registryId(), request.repositoryName(), "StartLifecyclePolicyPreview");
        String text = text(repository, request.lifecyclePolicyText());
        LifecycleTexts.check(text);
        Instant now = clock.instant();
        Preview begun = store.database().write(() -> {
            store.previews()
                    .find(repository.id())
                    .filter(last -> !last.evaluated() || now.isBefore(last.readyAt()))
                    .ifPresent(running -> {
                        throw EcrErrors.previewInProgress(repository.registry(), repository.name());
                    });
            return store.previews().begin(repository.id(), text, now.plus(PROGRESS));
        });
        evaluate(begun);
        return StartLifecyclePolicyPreviewResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .lifecyclePolicyText(text)
                .status("IN_PROGRESS")
                .build();
    }

    private static String text(Repository repository, @Nullable String given) {
        String stored = repository.settings().lifecyclePolicy();
        if (given == null && stored == null) {
            throw EcrErrors.lifecyclePolicyNotFound(repository.registry(), repository.name());
        }
        return given == null ? String.valueOf(stored) : Constraints.length("lifecyclePolicyText", given, 100, 30_720);
    }

    private void evaluate(Preview preview) {
        background.execute(() -> {
            LifecyclePolicy policy = LifecyclePolicy.parse(preview.policy());
            List<Verdict> verdicts = images.evaluate(
                    preview.repositoryId(), policy, preview.readyAt().minus(PROGRESS));
            save(preview, verdicts);
        });
    }

    private void save(Preview preview, List<Verdict> verdicts) {
        List<Verdict> oldestFirst = new ArrayList<>(verdicts);
        oldestFirst.sort(Comparator.comparing(verdict -> verdict.image().pushedAt()));
        List<Result> results = new ArrayList<>();
        oldestFirst.forEach(verdict -> results.add(result(results.size(), verdict)));
        int expiring = (int) verdicts.stream()
                .filter(verdict -> verdict.action() == Action.EXPIRE)
                .count();
        store.previews().complete(preview, results, expiring);
    }

    private static Result result(int position, Verdict verdict) {
        return new Result(
                position,
                verdict.image().digest(),
                verdict.image().tags(),
                verdict.image().pushedAt(),
                verdict.image().storageClass().name(),
                verdict.action().name(),
                verdict.rule());
    }
}
