package io.mirrordesk.observed.generated;

import java.util.List;
import java.util.SplittableRandom;

/** Words to choose from. */
record Words(List<String> all) {

    /** Separated by white space. */
    static Words of(String text) {
        return new Words(List.of(text.strip().split("\\s+")));
    }

    String pick(SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }
}
