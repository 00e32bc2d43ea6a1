package io.mirrordesk.aws;

import io.mirrordesk.contract.Problem;

/** A pull through {@code /v2/} was refused or not answered. */
public final class PullFailed extends Problem {

    private final transient AwsError error;

    public PullFailed(AwsError error) {
        super(Kind.UNAVAILABLE, "pull-failed", error.message() + " " + error.help());
        this.error = error;
    }

    public AwsError error() {
        return error;
    }
}
