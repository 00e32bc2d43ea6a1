package io.mirrordesk.sandbox.lifecycle;

/** A text that ECR does not take as a lifecycle policy; the message is its reason. */
public final class InvalidPolicy extends RuntimeException {

    private static final long serialVersionUID = 1;

    static final String UNREADABLE = "Could not map policyString into LifecyclePolicy.";

    InvalidPolicy(String reason) {
        super(reason, null, false, false);
    }

    static InvalidPolicy unreadable() {
        return new InvalidPolicy(UNREADABLE);
    }

    /** ECR's reason, after {@code Lifecycle policy validation failure: }. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
