package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.Fate.Place;
import io.mirrordesk.lifecycle.ImageFacts.Status;
import io.mirrordesk.lifecycle.LifecycleRule.CountType;
import io.mirrordesk.lifecycle.LifecycleRule.StorageClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** What one rule says about an image at an instant. */
final class RuleDecisions {

    private final LifecycleRule rule;
    private final TagMatch tags;
    private final Status looksAt;
    private final Instant now;

    RuleDecisions(LifecycleRule rule, Instant now) {
        this.rule = rule;
        this.tags = new TagMatch(rule.selection());
        this.looksAt = rule.selection().storageClass() == StorageClass.ARCHIVE ? Status.ARCHIVED : Status.ACTIVE;
        this.now = now;
    }

    boolean counts() {
        return rule.selection().countType() == CountType.IMAGE_COUNT_MORE_THAN;
    }

    boolean sees(ImageFacts image) {
        return image.status() == looksAt && tags.matches(image.tags());
    }

    /** @param number of the image among all that the rule sees, the newest is 1 */
    Fate decide(ImageFacts image, int number) {
        int limit = rule.selection().countNumber();
        if (counts()) {
            Place place = new Place(number, limit);
            return number > limit ? Fate.acts(rule, now, place) : Fate.kept(rule, place);
        }
        Instant due = since(image).plus(Duration.ofDays(limit));
        return Fate.acts(rule, due.isAfter(now) ? due : now, null);
    }

    private Instant since(ImageFacts image) {
        return switch (rule.selection().countType()) {
            case SINCE_IMAGE_PULLED -> image.usedAt();
            case SINCE_IMAGE_TRANSITIONED -> Objects.requireNonNullElse(image.lastArchivedAt(), image.arrivedAt());
            case SINCE_IMAGE_PUSHED, IMAGE_COUNT_MORE_THAN -> image.arrivedAt();
        };
    }
}
