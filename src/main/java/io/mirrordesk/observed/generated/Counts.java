package io.mirrordesk.observed.generated;

import java.util.SplittableRandom;

/** How many images each repository has: few have thousands, most a handful, some none; together exactly as many as wanted. */
final class Counts {

    private static final double SPREAD = 1.6;
    private static final double EMPTY = 0.02;

    private Counts() {}

    static int[] of(Shape shape, SplittableRandom random) {
        double[] weights = new double[shape.repositories()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextDouble() < EMPTY ? 0 : Math.exp(SPREAD * random.nextGaussian());
            sum += weights[i];
        }
        int[] counts = new int[weights.length];
        int left = shape.images();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = weights[i] == 0 ? 0 : (int) Math.max(1, Math.floor(shape.images() * weights[i] / sum));
            left -= counts[i];
        }
        level(counts, left);
        return counts;
    }

    /** Hands out what is left, or takes back what is too much, one image at a time. */
    private static void level(int[] counts, int left) {
        int step = Integer.signum(left);
        for (int i = 0; left != 0; i = (i + 1) % counts.length) {
            if (counts[i] > 1 || counts.length == 1) {
                counts[i] += step;
                left -= step;
            }
        }
    }
}
