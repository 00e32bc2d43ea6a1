package io.mirrordesk.sandbox.control;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Whether something happens this time: with a probability, the same draws for the same seed, and only so often. */
final class Chance {

    private final double probability;
    private final Random random;
    private @Nullable Integer left;

    Chance(@Nullable Double probability, @Nullable Long seed, @Nullable Integer times) {
        this.probability = probability == null ? 1 : probability;
        this.random = seed == null ? new Random() : new Random(seed);
        this.left = times;
    }

    /**
     * @throws BadControl unless a probability is in 0..1 and times is at least 1
     */
    static void check(@Nullable Double probability, @Nullable Integer times) {
        if (probability != null && !(probability >= 0 && probability <= 1)) {
            throw new BadControl("probability", "probability has to be between 0 and 1.");
        }
        if (times != null && times < 1) {
            throw new BadControl("times", "times has to be at least 1.");
        }
    }

    /** Draws, and counts if it happens. */
    boolean happens() {
        if (isSpent() || random.nextDouble() >= probability) {
            return false;
        }
        left = left == null ? null : left - 1;
        return true;
    }

    boolean isSpent() {
        return left != null && left <= 0;
    }

    @Nullable
    Integer left() {
        return left;
    }
}
