package io.mirrordesk.sandbox.wire;

import java.util.Map;

/** A refusal in AWS's form: a type that clients know, a message for people and an HTTP status. One place writes it. */
public class AwsError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String type;
    private final int status;

    /** A refusal with status 400, as AWS JSON services answer nearly every error. */
    public AwsError(String type, String message) {
        this(type, message, 400);
    }

    public AwsError(String type, String message, int status) {
        super(message);
        this.type = type;
        this.status = status;
    }

    /** Such as {@code RepositoryNotFoundException}. */
    public String type() {
        return type;
    }

    public int status() {
        return status;
    }

    /** The member that carries the text on the wire: {@code message}, or as a service has it. */
    protected String textMember() {
        return "message";
    }

    /** What the exception's shape has besides the message, by the names on the wire. */
    public Map<String, Object> members() {
        return Map.of();
    }

    /** The exception's text without AWS's vocabulary of causes. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
