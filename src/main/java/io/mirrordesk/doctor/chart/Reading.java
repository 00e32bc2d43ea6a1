package io.mirrordesk.doctor.chart;

import io.mirrordesk.doctor.Evidence;
import java.time.Instant;
import java.util.Optional;

/** Something that was read, or could not be: unknown is not absent. */
public sealed interface Reading<T> {

    /** Which operation or place it comes from. */
    String source();

    Instant at();

    /** It was read. */
    record Known<T>(T found, String source, Instant at) implements Reading<T> {}

    /** It could not be read; the sentence says why. */
    record Unknown<T>(String why, String source, Instant at) implements Reading<T> {}

    /** Empty if it could not be read. */
    default Optional<T> value() {
        return this instanceof Known<T> known ? Optional.of(known.found()) : Optional.empty();
    }

    /** Why it could not be read, empty if it was. */
    default Optional<String> failure() {
        return this instanceof Unknown<T> unknown ? Optional.of(unknown.why()) : Optional.empty();
    }

    /** This reading as a line of evidence. */
    default Evidence says(String sentence) {
        return new Evidence(sentence, source(), at());
    }
}
