package io.mirrordesk.request;

import io.mirrordesk.contract.FieldError;
import io.mirrordesk.plan.JointPlan;
import java.util.List;

/**
 * What a draft would do.
 *
 * @param warnings what is allowed but worth knowing, at its field
 */
public record Preview(JointPlan plan, List<FieldError> warnings) {

    public Preview {
        warnings = List.copyOf(warnings);
    }
}
