package io.mirrordesk.lifecycle;

import io.mirrordesk.contract.FieldError;
import io.mirrordesk.contract.Problem;
import java.util.List;

/**
 * A text is not a lifecycle policy that ECR would take. Every fault is named at its place, such as
 * {@code rules[0].selection.countUnit}; the empty path is the whole text.
 */
public final class InvalidLifecyclePolicy extends Problem {

    private final List<FieldError> errors;

    InvalidLifecyclePolicy(List<FieldError> errors) {
        super(Kind.INVALID, "invalid-lifecycle-policy", summary(errors));
        this.errors = List.copyOf(errors);
    }

    @Override
    public List<FieldError> errors() {
        return errors;
    }

    private static String summary(List<FieldError> errors) {
        String first = errors.getFirst().message();
        return errors.size() == 1 ? first : first + " " + (errors.size() - 1) + " more in this lifecycle policy.";
    }
}
