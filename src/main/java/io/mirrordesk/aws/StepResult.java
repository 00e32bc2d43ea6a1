package io.mirrordesk.aws;

import org.jspecify.annotations.Nullable;

/** What came of a step. {@code auditRecord} is the id of its INTENT. */
public sealed interface StepResult {

    long auditRecord();

    /** @param awsRequestId null when the step was already done and no call was needed */
    record Succeeded(@Nullable String awsRequestId, long auditRecord) implements StepResult {}

    /** AWS refused, or a check after the call failed and the step took its change back. */
    record Failed(AwsError error, long auditRecord) implements StepResult {}

    /** The answer did not arrive, so the change may or may not be made: observe again, and record what was found. */
    record Lost(AwsError error, long auditRecord) implements StepResult {}
}
