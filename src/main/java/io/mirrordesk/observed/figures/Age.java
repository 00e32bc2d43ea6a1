package io.mirrordesk.observed.figures;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long ago something happened to an image; each age begins where the one before it ends. */
public enum Age {
    /** Less than 7 days ago. */
    DAYS_7(7),
    /** 7 days ago or more, and less than 30. */
    DAYS_30(30),
    /** 30 days ago or more, and less than 90. */
    DAYS_90(90),
    /** 90 days ago or more. */
    OLDER(null),
    /** Not at all. */
    NEVER(null);

    private final @Nullable Integer below;

    Age(@Nullable Integer below) {
        this.below = below;
    }

    /** All that a push can have: no image is without one. */
    public static List<Age> ofPushes() {
        return List.of(DAYS_7, DAYS_30, DAYS_90, OLDER);
    }

    /** Those that end, the youngest first. */
    static List<Age> ending() {
        return Arrays.stream(values()).filter(age -> age.below != null).toList();
    }

    /** Where it ends, counted back from now. */
    Duration end() {
        return Duration.ofDays(days());
    }

    int days() {
        if (below == null) {
            throw new IllegalStateException(this + " does not end.");
        }
        return below;
    }

    /** How its columns begin, behind {@code pulled_} or {@code pushed_}. */
    String column() {
        return switch (this) {
            case DAYS_7, DAYS_30, DAYS_90 -> String.valueOf(below);
            case OLDER -> "older";
            case NEVER -> "never";
        };
    }
}
