package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.LifecycleRule.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums up fates, image by image. Not for several threads at once. */
public final class Tally {

    private static final Duration LATELY = Duration.ofDays(7);

    private final Instant now;
    private final Map<Integer, RuleShare> rules = new TreeMap<>();
    private Share all = Share.NONE;
    private Share expire = Share.NONE;
    private Share archive = Share.NONE;
    private Share uncertain = Share.NONE;
    private Share pulledLately = Share.NONE;

    /** @param now the instant of the evaluation */
    public Tally(LifecyclePolicy policy, Instant now) {
        this.now = now;
        List<String> sentences = policy.describe();
        for (int i = 0; i < sentences.size(); i++) {
            int priority = policy.rules().get(i).priority();
            rules.put(priority, new RuleShare(priority, sentences.get(i), Share.NONE, Share.NONE, Share.NONE));
        }
    }

    /**
     * What one rule decides.
     *
     * @param decides images about which this rule and no other decides
     * @param now those on which it acts within 24 hours
     * @param later those on which it acts later
     */
    public record RuleShare(int priority, String sentence, Share decides, Share now, Share later) {

        private RuleShare plus(ImageFacts image, Fate fate, boolean due) {
            return new RuleShare(
                    priority,
                    sentence,
                    decides.plus(image),
                    due ? now.plus(image) : now,
                    due || fate.isKept() ? later : later.plus(image));
        }
    }

    /**
     * The sums.
     *
     * @param expire what is deleted within 24 hours
     * @param archive what is archived within 24 hours
     * @param keep everything else, also what goes later
     * @param uncertain of what goes within 24 hours: untagged images that stay if they belong to an index that nobody has read, so that
     *     the numbers are upper bounds
     * @param pulledLately of what goes within 24 hours: images that were pulled in the last 7 days
     * @param rules lowest priority number first
     */
    public record Sums(
            Share all,
            Share expire,
            Share archive,
            Share keep,
            Share uncertain,
            Share pulledLately,
            List<RuleShare> rules) {}

    public void add(ImageFacts image, Fate fate) {
        boolean due = fate.isDue(now);
        all = all.plus(image);
        Integer rule = fate.rule();
        if (rule != null) {
            rules.computeIfPresent(rule, (_, share) -> share.plus(image, fate, due));
        }
        if (due) {
            addDue(image, fate);
        }
    }

    public Sums sums() {
        Share keep = new Share(
                all.images() - expire.images() - archive.images(),
                all.sizeBytes() - expire.sizeBytes() - archive.sizeBytes());
        return new Sums(all, expire, archive, keep, uncertain, pulledLately, List.copyOf(rules.values()));
    }

    private void addDue(ImageFacts image, Fate fate) {
        if (fate.action() == Action.EXPIRE) {
            expire = expire.plus(image);
        } else {
            archive = archive.plus(image);
        }
        if (!fate.certain()) {
            uncertain = uncertain.plus(image);
        }
        if (image.lastPulledAt() != null && image.lastPulledAt().isAfter(now.minus(LATELY))) {
            pulledLately = pulledLately.plus(image);
        }
    }
}
