package io.mirrordesk.governance;

import io.mirrordesk.aws.AwsError;
import io.mirrordesk.run.RunError;

/** AWS's errors as this room keeps and shows them. */
final class Errors {

    private Errors() {}

    static RunError of(AwsError error) {
        return new RunError(error.code(), error.message(), error.help(), error.requestId());
    }
}
