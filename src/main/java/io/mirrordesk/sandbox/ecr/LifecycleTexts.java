package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.lifecycle.InvalidPolicy;
import io.mirrordesk.sandbox.lifecycle.LifecyclePolicy;
import io.mirrordesk.sandbox.wire.AwsError;

/** Lifecycle policies as requests have them. */
final class LifecycleTexts {

    private LifecycleTexts() {}

    /**
     * @throws AwsError {@code InvalidParameterException} with ECR's reason
     */
    static LifecyclePolicy check(String text) {
        try {
            return LifecyclePolicy.parse(text);
        } catch (InvalidPolicy invalid) {
            throw EcrErrors.broken("LifecyclePolicyText", "Lifecycle policy validation failure: " + invalid.reason());
        }
    }
}
