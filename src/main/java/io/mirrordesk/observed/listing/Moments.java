package io.mirrordesk.observed.listing;

import java.time.Instant;

/** What never happened is sorted and compared as if it had happened at the epoch: that keeps one index for all of it. */
public final class Moments {

    static final Instant EPOCH = Instant.EPOCH;

    private Moments() {}

    /** The expression as the index has it. */
    public static String orEpoch(String column) {
        return "coalesce(" + column + ", timestamptz '1970-01-01 00:00:00Z')";
    }
}
