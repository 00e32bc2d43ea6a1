package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.ImageFacts.Status;
import io.mirrordesk.lifecycle.LifecycleRule.CountType;
import io.mirrordesk.lifecycle.LifecycleRule.Selection;
import io.mirrordesk.lifecycle.LifecycleRule.StorageClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The evaluation rules of the user guide, sentence by sentence and without regard to time: which rule acts on an image now. */
record PlainEvaluation(LifecyclePolicy policy, List<ImageFacts> images, Instant now) {

    Optional<LifecycleRule> actsOn(ImageFacts image) {
        Optional<LifecycleRule> own = ownRule(image);
        if (own.isEmpty()) {
            return own;
        }
        boolean held = images.stream()
                .filter(index -> index.members() != null && index.members().contains(image.digest()))
                .anyMatch(index -> holds(index, own.get().action()));
        return held ? Optional.empty() : own;
    }

    /** “Images that are referenced by a manifest list cannot be expired without the manifest list being expired first.” */
    private boolean holds(ImageFacts index, LifecycleRule.Action action) {
        Optional<LifecycleRule.Action> fate = actsOn(index).map(LifecycleRule::action);
        return action == LifecycleRule.Action.EXPIRE
                ? !fate.equals(Optional.of(LifecycleRule.Action.EXPIRE))
                : fate.isEmpty() && index.status() != Status.ARCHIVED;
    }

    private Optional<LifecycleRule> ownRule(ImageFacts image) {
        return subject(image).map(this::actsOn).orElseGet(() -> ruleOf(image));
    }

    private Optional<ImageFacts> subject(ImageFacts image) {
        return images.stream()
                .filter(other -> other.digest().equals(image.subject()))
                .findFirst();
    }

    /** “An image that matches the tagging requirements of a rule cannot be expired by a rule with a lower priority.” */
    private Optional<LifecycleRule> ruleOf(ImageFacts image) {
        return policy.rules().stream()
                .filter(rule -> matches(rule, image))
                .findFirst()
                .filter(rule -> marks(rule, image));
    }

    static boolean matches(LifecycleRule rule, ImageFacts image) {
        Selection selection = rule.selection();
        Status status = selection.storageClass() == StorageClass.STANDARD ? Status.ACTIVE : Status.ARCHIVED;
        boolean tags = switch (selection.tagStatus()) {
            case ANY -> true;
            case UNTAGGED -> image.tags().isEmpty();
            case TAGGED ->
                selection.tagPatterns().stream()
                        .map(pattern -> pattern.replace(".", "\\.").replace("*", ".*"))
                        .allMatch(regex -> image.tags().stream().anyMatch(tag -> tag.matches(regex)));
        };
        return image.status() == status && tags;
    }

    /** “Rules can never mark images that are marked by higher priority rules, but can still identify them.” */
    private boolean marks(LifecycleRule rule, ImageFacts image) {
        int number = rule.selection().countNumber();
        if (rule.selection().countType() == CountType.IMAGE_COUNT_MORE_THAN) {
            return images.stream()
                            .filter(other -> subject(other).isEmpty() && matches(rule, other))
                            .filter(other -> isYounger(other, image))
                            .count()
                    >= number;
        }
        return !age(rule, image).minusDays(number).isNegative();
    }

    private static boolean isYounger(ImageFacts one, ImageFacts other) {
        int order = one.arrivedAt().compareTo(other.arrivedAt());
        return order > 0 || (order == 0 && one.digest().compareTo(other.digest()) < 0);
    }

    private Duration age(LifecycleRule rule, ImageFacts image) {
        Instant since = switch (rule.selection().countType()) {
            case SINCE_IMAGE_PULLED -> lastUse(image);
            case SINCE_IMAGE_TRANSITIONED -> image.lastArchivedAt() == null ? image.pushedAt() : image.lastArchivedAt();
            default -> image.lastActivatedAt() == null ? image.pushedAt() : image.lastActivatedAt();
        };
        return Duration.between(since, now);
    }

    private static Instant lastUse(ImageFacts image) {
        Instant activated = image.lastActivatedAt();
        Instant pulled = image.lastPulledAt();
        if (pulled != null && (activated == null || !pulled.isBefore(activated))) {
            return pulled;
        }
        return activated == null ? image.pushedAt() : activated;
    }
}
