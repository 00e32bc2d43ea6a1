package io.mirrordesk.lifecycle;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The fate of each image of a repository by the rules alone, as if no index held its members. What is about another image of the
 * repository is not the rules' business: it is neither acted on nor counted.
 */
final class OwnFates {

    private final List<RuleDecisions> rules;
    private final List<ImageFacts> images;
    private final BitSet referrers;
    private final @Nullable Fate[] fates;

    OwnFates(List<RuleDecisions> rules, List<ImageFacts> images) {
        this.rules = rules;
        this.images = images;
        this.referrers = referrers(images);
        this.fates = new Fate[images.size()];
    }

    Fate[] decide() {
        int[] order = order();
        rules.forEach(rule -> apply(rule, order));
        Fate[] decided = new Fate[fates.length];
        for (int i = 0; i < decided.length; i++) {
            Fate fate = fates[i];
            decided[i] = fate == null ? undecided(images.get(i)) : fate;
        }
        return decided;
    }

    private void apply(RuleDecisions rule, int[] order) {
        int seen = 0;
        for (int index : order) {
            ImageFacts image = images.get(index);
            if (!referrers.get(index) && rule.sees(image)) {
                seen++;
                if (fates[index] == null) {
                    fates[index] = rule.decide(image, seen);
                }
            }
        }
    }

    private static BitSet referrers(List<ImageFacts> images) {
        Set<String> subjects = subjects(images);
        BitSet referrers = new BitSet();
        if (!subjects.isEmpty()) {
            Set<String> there = images.stream()
                    .map(ImageFacts::digest)
                    .filter(subjects::contains)
                    .collect(Collectors.toSet());
            for (int i = 0; i < images.size(); i++) {
                String subject = images.get(i).subject();
                referrers.set(i, subject != null && there.contains(subject));
            }
        }
        return referrers;
    }

    private static Set<String> subjects(List<ImageFacts> images) {
        Set<String> subjects = new HashSet<>();
        for (ImageFacts image : images) {
            String subject = image.subject();
            if (subject != null) {
                subjects.add(subject);
            }
        }
        return subjects;
    }

    private static Fate undecided(ImageFacts image) {
        return Fate.kept(image.status() == ImageFacts.Status.ACTIVATING ? Fate.Reason.RESTORING : Fate.Reason.NO_RULE);
    }

    /** Only rules that count care for the order. */
    private int[] order() {
        if (rules.stream().noneMatch(RuleDecisions::counts)) {
            return IntStream.range(0, images.size()).toArray();
        }
        return IntStream.range(0, images.size())
                .boxed()
                .sorted((one, other) -> youngestFirst(images.get(one), images.get(other)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** ECR does not say what decides between images of the same instant; the digest does here, so that the same images have the same fate. */
    private static int youngestFirst(ImageFacts one, ImageFacts other) {
        int byAge = other.arrivedAt().compareTo(one.arrivedAt());
        return byAge == 0 ? one.digest().compareTo(other.digest()) : byAge;
    }
}
