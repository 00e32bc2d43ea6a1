package io.mirrordesk.sandbox.sts;

import io.mirrordesk.sandbox.wire.AwsError;

/** STS's refusals as named values. */
final class StsErrors {

    private StsErrors() {}

    static AwsError denied(String callerArn, String action, String resource) {
        return new AwsError(
                "AccessDenied",
                "User: " + callerArn + " is not authorized to perform: sts:" + action + " on resource: " + resource);
    }

    static AwsError denied(String message) {
        return new AwsError("AccessDenied", message);
    }

    static AwsError invalid(String message) {
        return new AwsError("ValidationError", message);
    }

    /** A member breaks a constraint of the API's model. */
    static AwsError broken(String value, String member, String constraint) {
        return invalid("1 validation error detected: Value " + value + " at '" + member
                + "' failed to satisfy constraint: " + constraint);
    }
}
