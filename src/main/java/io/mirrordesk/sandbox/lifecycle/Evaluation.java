package io.mirrordesk.sandbox.lifecycle;

import io.mirrordesk.sandbox.lifecycle.Verdict.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One evaluation of a policy (ECR user guide, "Automate the cleanup of images by using lifecycle policies"):
 * <ul>
 *   <li>All rules are evaluated at the same time, on all images: what one rule marks is counted by the others.
 *   <li>They are applied by priority, and an image that fits the tagging requirements of a rule is not touched by a later one:
 *       the first rule that wants an image decides about it alone.
 *   <li>A manifest that a list names stays until the list has gone, and in its class until the list has been archived.
 *   <li>What refers to a subject follows it when it has gone or has been archived; rules neither count nor touch it.
 * </ul>
 */
final class Evaluation {

    private final LifecyclePolicy policy;
    private final List<Candidate> images;
    private final Instant now;
    private final Map<String, Candidate> byDigest;
    private final Set<String> listed = new HashSet<>();
    private final Set<String> listedByActive = new HashSet<>();

    Evaluation(LifecyclePolicy policy, List<Candidate> images, Instant now) {
        this.policy = policy;
        this.images = images;
        this.now = now;
        this.byDigest = images.stream().collect(Collectors.toMap(Candidate::digest, image -> image));
        images.forEach(this::noteChildren);
    }

    private void noteChildren(Candidate list) {
        listed.addAll(list.children());
        if (list.storageClass() == StorageClass.STANDARD) {
            listedByActive.addAll(list.children());
        }
    }

    /** What happens, in the order in which the images were given. */
    List<Verdict> verdicts() {
        List<Candidate> own =
                images.stream().filter(image -> image.subject() == null).toList();
        Map<String, Integer> deciding = new HashMap<>();
        Map<String, Verdict> marked = new HashMap<>();
        for (LifecycleRule rule : policy.rules()) {
            List<Candidate> wanted = wanted(rule, own);
            wanted.forEach(image -> deciding.putIfAbsent(image.digest(), rule.priority()));
            selected(rule, wanted).forEach(image -> mark(rule, image, deciding, marked));
        }
        return images.stream()
                .flatMap(image -> Stream.concat(
                        Optional.ofNullable(marked.get(image.digest())).stream(), following(image).stream()))
                .filter(this::isFree)
                .toList();
    }

    private static List<Candidate> wanted(LifecycleRule rule, List<Candidate> images) {
        Predicate<List<String>> tagging = rule.tagging();
        return images.stream()
                .filter(image -> rule.storageClass() == image.storageClass() && tagging.test(image.tags()))
                .toList();
    }

    private static void mark(
            LifecycleRule rule, Candidate image, Map<String, Integer> deciding, Map<String, Verdict> marked) {
        if (Objects.equals(deciding.get(image.digest()), rule.priority())) {
            Action action = rule.transitions() ? Action.TRANSITION : Action.EXPIRE;
            marked.put(image.digest(), new Verdict(image, action, rule.priority()));
        }
    }

    private List<Candidate> selected(LifecycleRule rule, List<Candidate> wanted) {
        Instant limit = rule.countType().equals("imageCountMoreThan")
                ? Instant.MIN
                : now.minus(Duration.ofDays(rule.countNumber()));
        return switch (rule.countType()) {
            case "imageCountMoreThan" -> oldest(wanted, wanted.size() - rule.countNumber());
            case "sinceImagePulled" ->
                wanted.stream().filter(image -> image.lastUse().isBefore(limit)).toList();
            default ->
                wanted.stream().filter(image -> image.age().isBefore(limit)).toList();
        };
    }

    /** Of images of the same age the one that came first is the oldest. */
    private static List<Candidate> oldest(List<Candidate> wanted, long count) {
        List<Candidate> byAge = new ArrayList<>(wanted);
        byAge.sort(Comparator.comparing(Candidate::age));
        return byAge.subList(0, (int) Math.max(0, count));
    }

    private Optional<Verdict> following(Candidate image) {
        if (image.subject() == null) {
            return Optional.empty();
        }
        Candidate subject = byDigest.get(image.subject());
        if (subject == null) {
            return Optional.of(new Verdict(image, Action.EXPIRE, null));
        }
        boolean archive =
                subject.storageClass() == StorageClass.ARCHIVE && image.storageClass() == StorageClass.STANDARD;
        return archive ? Optional.of(new Verdict(image, Action.TRANSITION, null)) : Optional.empty();
    }

    private boolean isFree(Verdict verdict) {
        Set<String> holding = verdict.action() == Action.EXPIRE ? listed : listedByActive;
        return !holding.contains(verdict.image().digest());
    }
}
