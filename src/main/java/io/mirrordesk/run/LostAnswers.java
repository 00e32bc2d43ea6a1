package io.mirrordesk.run;

import io.mirrordesk.audit.Audit;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.Subject;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts on record what became of calls whose answer nobody read: what AWS has now says whether they were carried out. */
@Component
class LostAnswers {

    private final LiveState live;
    private final Audit audit;

    LostAnswers(LiveState live, Audit audit) {
        this.live = live;
        this.audit = audit;
    }

    /**
     * Reads the step's subject; returns whether the step had its effect. If it cannot be read it counts as without, and nothing is recorded: the next
     * try settles it.
     *
     * @param record of the call's INTENT
     */
    boolean showEffect(RegistryId registry, Step step, long record) {
        Subject subject = step.subject();
        Observation observation = live.observe(registry, Set.of(subject)).of(subject);
        boolean effect = Effects.has(step, observation);
        if (!(observation instanceof Observation.Unknown)) {
            record(record, effect);
        }
        return effect;
    }

    /** @param effect whether the subject, which was read, shows it */
    void record(long record, boolean effect) {
        audit.observed(
                record, "The answer was lost; reading the subject showed " + (effect ? "the effect." : "no effect."));
    }
}
