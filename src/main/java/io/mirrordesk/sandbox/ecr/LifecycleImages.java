package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.lifecycle.Candidate;
import io.mirrordesk.sandbox.lifecycle.LifecyclePolicy;
import io.mirrordesk.sandbox.lifecycle.Verdict;
import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Images;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Evaluates a policy on the images that a repository has. */
final class LifecycleImages {

    private static final int BATCH = 1000;

    private final Images images;

    LifecycleImages(Images images) {
        this.images = images;
    }

    List<Verdict> evaluate(long repositoryId, LifecyclePolicy policy, Instant now) {
        return policy.evaluate(candidates(repositoryId), now);
    }

    private List<Candidate> candidates(long repositoryId) {
        Map<Long, List<String>> children = images.children(repositoryId);
        List<Candidate> candidates = new ArrayList<>();
        List<Image> batch = images.list(repositoryId, 0, BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(image -> candidates.add(candidate(image, children.getOrDefault(image.id(), List.of()))));
            batch = images.list(repositoryId, batch.getLast().id(), BATCH);
        }
        return candidates;
    }

    private static Candidate candidate(Image image, List<String> children) {
        return new Candidate(
                image.digest(),
                image.tags(),
                image.pushedAt(),
                image.pulledAt(),
                image.archivedAt(),
                image.activatedAt(),
                children,
                image.subject());
    }
}
