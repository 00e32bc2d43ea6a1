package io.mirrordesk.contract;

/** There is no such thing, or the person may not see it. */
public class NotFound extends Problem {

    /** @param message a whole sentence that names what was looked for */
    public NotFound(String message) {
        super(Kind.NOT_FOUND, "not-found", message);
    }
}
