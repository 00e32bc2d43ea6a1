package io.mirrordesk.lifecycle;

import java.time.Instant;
import java.util.List;

/**
 * Evaluates a policy as ECR does, at one instant, repository by repository; nothing is kept between two repositories, so any number of them
 * can be streamed through.
 *
 * <p>All rules look at all images of their storage class. The first rule whose tag selection an image meets decides about it, whether or
 * not it acts: a rule of lower priority sees and counts the image, but cannot touch it. An image of an index goes no earlier than
 * the index, and what is about another image (a signature, an SBOM) shares that one's fate and is not counted.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules">Lifecycle policy
 *     evaluation rules</a>
 */
public final class LifecycleSimulator {

    private final List<RuleDecisions> rules;
    private final Instant now;

    public LifecycleSimulator(LifecyclePolicy policy, Instant now) {
        this.rules = policy.rules().stream()
                .map(rule -> new RuleDecisions(rule, now))
                .toList();
        this.now = now;
    }

    /**
     * The fate of each image.
     *
     * @param images all images of one repository, each digest once, in any order
     * @return in the same order
     */
    public List<Fate> fates(List<ImageFacts> images) {
        Fate[] own = new OwnFates(rules, images).decide();
        return new Dependents(images, own, now).settle();
    }
}
