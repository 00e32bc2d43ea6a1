package io.mirrordesk.lifecycle;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fate of each image of a repository by the rules alone, as if no index held its members. What is about another image of the
 * repository is not the rules' business: it is neither acted on nor counted.
 */
final class OwnFates {

    /** ECR does not say what decides between images of the same instant; the digest does here, so that the same images have the same fate. */
    private static final Comparator<ImageFacts> YOUNGEST_FIRST =
            Comparator.comparing(ImageFacts::arrivedAt).reversed().thenComparing(ImageFacts::digest);

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
        int[] order = youngestFirst();
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
        BitSet referrers = new BitSet();
        if (images.stream().anyMatch(image -> image.subject() != null)) {
            Set<String> digests = images.stream().map(ImageFacts::digest).collect(Collectors.toSet());
            for (int i = 0; i < images.size(); i++) {
                String subject = images.get(i).subject();
                referrers.set(i, subject != null && digests.contains(subject));
            }
        }
        return referrers;
    }

    private static Fate undecided(ImageFacts image) {
        return Fate.kept(image.status() == ImageFacts.Status.ACTIVATING ? Fate.Reason.RESTORING : Fate.Reason.NO_RULE);
    }

    private int[] youngestFirst() {
        Integer[] order = new Integer[images.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(images::get, YOUNGEST_FIRST));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
