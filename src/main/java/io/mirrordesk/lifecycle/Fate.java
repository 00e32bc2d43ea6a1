package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.LifecycleRule.Action;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an image under a policy if nothing else happens.
 *
 * @param action what ECR does to it; null if it is kept
 * @param at from when on ECR does it, the instant of the evaluation for at once; null if it is kept. ECR takes up to 24 hours
 * @param rule priority of the rule that decides; null where none looks at the image
 * @param reason why this is so
 * @param place null where the rule does not count or does not decide
 * @param certain false where the image may belong to an index that nobody has read and that would then hold it
 */
public record Fate(
        @Nullable Action action,
        @Nullable Instant at,
        @Nullable Integer rule,
        Reason reason,
        @Nullable Place place,
        boolean certain) {

    /**
     * Where an image stands among those that its rule counts.
     *
     * @param number the newest is 1
     * @param kept how many the rule keeps
     */
    public record Place(int number, int kept) {}

    /** Why an image is kept or not. */
    public enum Reason {
        /** No rule looks at images like this one. */
        NO_RULE,
        /** The rule looks at it. */
        RULE,
        /** It belongs to an index, which does not go before. */
        INDEX,
        /** It is about another image and shares that one's fate. */
        SUBJECT,
        /** It is on its way out of the archive, where no rule looks. */
        RESTORING
    }

    static Fate kept(Reason reason) {
        return new Fate(null, null, null, reason, null, true);
    }

    static Fate kept(LifecycleRule rule, Place place) {
        return new Fate(null, null, rule.priority(), Reason.RULE, place, true);
    }

    static Fate acts(LifecycleRule rule, Instant at, @Nullable Place place) {
        return new Fate(rule.action(), at, rule.priority(), Reason.RULE, place, true);
    }

    Fate because(Reason other) {
        return new Fate(action, at, rule, other, null, certain);
    }

    /** Not before its index, which goes later than the image would by its own rule, or at the same time. */
    Fate heldUntil(Instant released) {
        return at == null || at.isAfter(released)
                ? this
                : new Fate(action, released, rule, Reason.INDEX, null, certain);
    }

    Fate uncertain() {
        return new Fate(action, at, rule, reason, place, false);
    }

    public boolean isKept() {
        return action == null;
    }

    /** Whether ECR acts as soon as it next evaluates the policy, which it does within 24 hours. */
    public boolean isDue(Instant now) {
        return at != null && !at.isAfter(now);
    }

    /** In words, such as “Expires in 12 days by rule 2.” */
    public String sentence(Instant now) {
        return FateSentence.of(this, now);
    }
}
