package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.wire.AwsError;
import java.util.Map;

/** KMS has no such key in this region. Which keys there are, and whom they let use them, the sandbox does not know. */
final class KmsError extends AwsError {

    private static final long serialVersionUID = 1;

    KmsError() {
        super("KmsException", "The operation failed due to a KMS exception.");
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("kmsError", "NotFoundException");
    }
}
