package io.mirrordesk.desired;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.StandingOrder;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.TargetState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What a repair of drift aims at: its subjects as they are desired now, and nothing else. Only those that it names are recreated. It may be the first plan for a mirror that was only
 * observed, whose repositories are brought to what it says from then on.
 */
@Component
class RepairCompositions {

    private final DesiredState desired;
    private final MirrorRegister mirrors;

    RepairCompositions(DesiredState desired, MirrorRegister mirrors) {
        this.desired = desired;
        this.mirrors = mirrors;
    }

    /**
     * @throws Unmanaged when one of them is not desired any more: without a target it would be deleted, which nobody has asked for
     */
    Composition of(ChangeSet change) {
        List<Resource> wanted = new ArrayList<>();
        Set<StandingOrder> first = new LinkedHashSet<>();
        for (Subject subject : change.subjects()) {
            DesiredResource found = desired.of(change.registry(), subject).orElseThrow(() -> new Unmanaged(subject));
            wanted.add(found.resource());
            Optional.ofNullable(found.mirror())
                    .flatMap(prefix -> mirrors.firstOrder(change.registry(), prefix))
                    .ifPresent(first::add);
        }
        TargetState target = TargetState.of(wanted).recreating(change.recreates());
        return new Composition(target, Set.copyOf(change.subjects()), List.copyOf(first), List.of());
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
