package io.mirrordesk.contract;

/** The person's roles do not allow this. */
public class Forbidden extends Problem {

    /** @param message a whole sentence that says who may do it */
    public Forbidden(String message) {
        super(Kind.FORBIDDEN, "forbidden", message);
    }
}
