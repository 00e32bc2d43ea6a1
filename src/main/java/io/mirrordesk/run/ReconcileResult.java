package io.mirrordesk.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reconciling one repository came to.
 *
 * @param outcome how it ended
 * @param done steps that were carried out, by kind
 * @param error why it did not end as it should, else null
 * @param passing whether trying again later may help
 */
public record ReconcileResult(
        Outcome outcome, List<String> done, @Nullable RunError error, boolean passing) {

    /** How reconciling ended. */
    public enum Outcome {
        /** The repository is as its template wants it. */
        CONFORMS,
        /** It is as its mirror wants it; what differs beyond that is decided at creation: its encryption, or what only ECR applies. */
        AS_CREATED,
        /** The repository does not exist any more. */
        GONE,
        /** A step is needed that the standing order does not allow. */
        NOT_AUTHORIZED,
        /** AWS refused or could not be read. */
        FAILED,
        /** Another process holds the registry. */
        BUSY,
        /** Nothing may be changed in the registry now. */
        HALTED
    }

    public ReconcileResult {
        done = List.copyOf(done);
    }
}
