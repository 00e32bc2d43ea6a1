package io.mirrordesk.desired;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.TargetState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a repair of drift aims at: its subjects as they are desired now, and nothing else. */
@Component
class RepairCompositions {

    private final DesiredState desired;

    RepairCompositions(DesiredState desired) {
        this.desired = desired;
    }

    /**
     * @throws Unmanaged when one of them is not desired any more: without a target it would be deleted, which nobody has asked for
     */
    Composition of(ChangeSet change) {
        List<Resource> wanted = new ArrayList<>();
        for (Subject subject : change.subjects()) {
            wanted.add(desired.of(change.registry(), subject)
                    .orElseThrow(() -> new Unmanaged(subject))
                    .resource());
        }
        return new Composition(TargetState.of(wanted), Set.copyOf(change.subjects()), List.of(), List.of());
    }

    /** A mirror or credential was changed or retired since somebody asked for the repair. */
    static final class Unmanaged extends Problem {

        private static final long serialVersionUID = 1;

        Unmanaged(Subject subject) {
            super(
                    Kind.CONFLICT,
                    "not-managed",
                    "“" + subject + "” is not managed here any more, so there is nothing to repair it to.");
        }
    }
}
