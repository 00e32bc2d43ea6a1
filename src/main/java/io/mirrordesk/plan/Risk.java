package io.mirrordesk.plan;

/** What a step may cost; the risk of a plan is its worst step's. */
public enum Risk {
    /** Nothing is lost and nothing stops working. */
    SAFE,
    /** Something is deleted and created again; in between it is not there. */
    REPLACES,
    /** Something is lost that cannot be brought back. */
    DESTROYS;

    public Risk worseOf(Risk other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
