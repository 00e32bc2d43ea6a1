package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.LifecycleRule.TagStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A lifecycle policy of ECR, which acts on images within 24 hours. The rule with the lowest priority number is applied first.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html">Automate the cleanup of images by
 *     using lifecycle policies in Amazon ECR</a>
 */
public final class LifecyclePolicy {

    /** The shortest text that {@code PutLifecyclePolicy} takes, in characters. */
    public static final int MIN_LENGTH = 100;

    /** The longest text that {@code PutLifecyclePolicy} takes, in characters. */
    public static final int MAX_LENGTH = 30_720;

    public static final int MAX_RULES = 50;

    private final String text;
    private final List<LifecycleRule> rules;

    private LifecyclePolicy(String text, List<LifecycleRule> rules) {
        this.text = text;
        this.rules = rules.stream()
                .sorted(Comparator.comparingInt(LifecycleRule::priority))
                .toList();
    }

    /** @throws InvalidLifecyclePolicy with every fault that ECR would refuse, and those that it would take but never act on */
    public static LifecyclePolicy parse(String text) {
        return new LifecyclePolicy(text, LifecycleGrammar.read(text));
    }

    public String text() {
        return text;
    }

    /** The rules, lowest priority number first. */
    public List<LifecycleRule> rules() {
        return rules;
    }

    /** Whether some rule tells images apart by their tags. */
    public boolean looksAtTags() {
        return rules.stream().anyMatch(rule -> rule.selection().tagStatus() != TagStatus.ANY);
    }

    /** What each rule does, one sentence each, in the order in which they are applied. */
    public List<String> describe() {
        return rules.stream().map(RuleSentence::of).toList();
    }

    /** Compact JSON that is the same for all texts that mean the same: rules by priority, keys in one order, defaults left out. */
    public String canonical() {
        return CanonicalLifecycle.of(rules);
    }

    public boolean equivalentTo(LifecyclePolicy other) {
        return canonical().equals(other.canonical());
    }

    /** Policies are equal if their text is; see {@link #equivalentTo} for their meaning. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LifecyclePolicy policy && text.equals(policy.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
