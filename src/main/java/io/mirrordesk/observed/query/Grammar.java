package io.mirrordesk.observed.query;

import java.util.List;

/** How the value of a key is read. */
interface Grammar {

    /**
     * @param value without its quotes, not empty
     * @param quoted whether it stood in quotes, so that nothing in it has a meaning of its own
     * @throws Misread when the key does not take it
     */
    Condition read(String value, boolean quoted);

    /** Values to begin with. */
    List<String> examples();
}
