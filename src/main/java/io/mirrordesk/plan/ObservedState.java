package io.mirrordesk.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What was read from AWS, by subject. A subject that was not read is unknown. */
public record ObservedState(Map<Subject, Observation> observations) {

    public ObservedState {
        observations = Collections.unmodifiableMap(new TreeMap<>(observations));
    }

    public Observation of(Subject subject) {
        return observations.getOrDefault(subject, Observation.unknown("It was not read."));
    }
}
