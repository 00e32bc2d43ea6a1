package io.mirrordesk.plan;

import io.mirrordesk.contract.Problem;
import java.util.List;

/** No plan can be made, because a subject could not be read and unknown is not absent. */
public final class SubjectsUnknown extends Problem {

    /** @param unread one entry a subject: the subject and why it could not be read */
    public SubjectsUnknown(List<String> unread) {
        super(
                Kind.UNAVAILABLE,
                "subjects-unknown",
                "AWS could not be read, so no plan can be made and nothing was changed. Try again in a moment. "
                        + String.join("; ", unread));
    }
}
