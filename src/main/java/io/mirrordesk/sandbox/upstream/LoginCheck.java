package io.mirrordesk.sandbox.upstream;

/**
 * What an upstream says to a credential.
 *
 * @param reason a sentence, empty when the login is good
 */
public record LoginCheck(Outcome outcome, String reason) {

    /** How it went. */
    public enum Outcome {
        OK,
        REFUSED,
        UNREACHABLE
    }

    public static LoginCheck ok() {
        return new LoginCheck(Outcome.OK, "");
    }

    static LoginCheck failed(UpstreamFailure failure) {
        boolean refused =
                failure.kind() == UpstreamFailure.Kind.UNAUTHORIZED || failure.kind() == UpstreamFailure.Kind.FORBIDDEN;
        return new LoginCheck(refused ? Outcome.REFUSED : Outcome.UNREACHABLE, String.valueOf(failure.getMessage()));
    }
}
