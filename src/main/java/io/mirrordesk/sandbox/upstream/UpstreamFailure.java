package io.mirrordesk.sandbox.upstream;

/** An upstream did not give what it was asked for. */
public final class UpstreamFailure extends RuntimeException {

    /** Why, as far as ECR tells these apart. */
    public enum Kind {
        /** There is no such repository, tag or digest. */
        NOT_FOUND,
        /** The credential was refused (401). */
        UNAUTHORIZED,
        /** The credential is good, or none was sent, but the repository is out of its reach (403). */
        FORBIDDEN,
        /** The upstream's rate limit is used up (429). */
        TOO_MANY_REQUESTS,
        /** No answer, a broken one, or a server's error. */
        UNAVAILABLE
    }

    private final Kind kind;

    public UpstreamFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public UpstreamFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
