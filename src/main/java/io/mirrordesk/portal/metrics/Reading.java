package io.mirrordesk.portal.metrics;

import io.micrometer.core.instrument.Tags;

/** The value of a figure for some labels. There is one row for each registry, state, kind or job, never for each repository or person. */
record Reading(Figure figure, Tags tags, double value) {

    static Reading of(Figure figure, double value, String... tags) {
        return new Reading(figure, Tags.of(tags), value);
    }
}
