package io.mirrordesk.aws;

import io.mirrordesk.contract.Problem;
import java.util.Map;

/** AWS could not be read, outside of a step. */
public final class AwsUnavailable extends Problem {

    private final transient AwsError error;

    public AwsUnavailable(AwsError error) {
        super(Kind.UNAVAILABLE, "aws-unavailable", error.message() + " " + error.help());
        this.error = error;
    }

    public AwsError error() {
        return error;
    }

    @Override
    public Map<String, Object> extensions() {
        return Map.of("code", error.code());
    }
}
