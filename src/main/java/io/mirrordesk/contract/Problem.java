package io.mirrordesk.contract;

import java.util.List;
import java.util.Map;

/**
 * A refusal that words itself. One advice turns it into a page or an RFC 9457 problem document, so its message is written for
 * the person who reads it: what happened, and what to do.
 */
public abstract class Problem extends RuntimeException {

    /** What kind of refusal this is; the edge maps it to an HTTP status. */
    public enum Kind {
        /** The input could not be read at all (400). */
        MALFORMED,
        /** The person may not do this (403). */
        FORBIDDEN,
        /** There is no such thing, or it may not be seen (404). */
        NOT_FOUND,
        /** The state has moved on (409). */
        CONFLICT,
        /** Understood, but invalid (422). */
        INVALID,
        /** AWS or another system is away (503). */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String type;

    /**
     * @param type the last part of {@code urn:mirrordesk:problem:…}, such as {@code plan-changed}
     * @param message a whole sentence for people
     */
    protected Problem(Kind kind, String type, String message) {
        super(message);
        this.kind = kind;
        this.type = type;
    }

    public Kind kind() {
        return kind;
    }

    /** The last part of the problem's type URN. */
    public String type() {
        return type;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** The fields at fault; empty unless the input was invalid. */
    public List<FieldError> errors() {
        return List.of();
    }

    /** Further members of the problem document, such as the new plan. */
    public Map<String, Object> extensions() {
        return Map.of();
    }
}
