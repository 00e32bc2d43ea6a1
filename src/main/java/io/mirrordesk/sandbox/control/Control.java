package io.mirrordesk.sandbox.control;

import org.jspecify.annotations.Nullable;

/** One thing that can be controlled, {@code /_sandbox/<name>}: shown by GET, changed by POST, undone by DELETE. */
public interface Control {

    /** The first part of the path below {@code /_sandbox/}, such as {@code faults}. */
    String name();

    /** What is switched on now, as JSON. */
    Object show();

    /**
     * Does what the body asks for and answers what is switched on then.
     *
     * @param rest what follows the name in the path, without its slash; {@code ""} if nothing does
     * @throws BadControl if it cannot be done
     */
    Object change(String rest, ControlBody body);

    /** Undoes all of it and answers what is switched on then; null if there is nothing to undo. */
    default @Nullable Object undo() {
        return null;
    }
}
