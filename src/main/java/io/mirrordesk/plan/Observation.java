package io.mirrordesk.plan;

/** What reading one subject gave. Unknown is not absent. */
public sealed interface Observation {

    /** The subject was read. */
    record Present(Resource resource) implements Observation {}

    /** AWS said that the subject does not exist. */
    record Absent() implements Observation {}

    /** @param why a sentence for people: denied, throttled, unreachable */
    record Unknown(String why) implements Observation {}

    static Observation of(Resource resource) {
        return new Present(resource);
    }

    static Observation absent() {
        return new Absent();
    }

    static Observation unknown(String why) {
        return new Unknown(why);
    }
}
