package io.mirrordesk.desired;

import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Rollout;
import io.mirrordesk.plan.StandingOrder;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.TargetState;
import io.mirrordesk.plan.TemplateSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a new version of a template aims at. */
@Component
class TemplateCompositions {

    private final MirrorRegister mirrors;

    TemplateCompositions(MirrorRegister mirrors) {
        this.mirrors = mirrors;
    }

    /**
     * ECR's own templates and the standing orders of the mirrors that use it in the change's registry; their repositories are for the
     * roll-out. One that the new version's mode no longer wants is a subject without a target: it goes.
     */
    Composition change(ChangeSet change) {
        TemplateSpec template = Objects.requireNonNull(change.template(), "a change of a template names it");
        TemplateEntity known = mirrors.template(template.name());
        List<MirrorDefinition> users = mirrors.governedBy(template.name()).stream()
                .filter(mirror -> mirror.registry().equals(change.registry()))
                .toList();
        List<Resource> wanted = new ArrayList<>();
        Set<Subject> subjects = new HashSet<>();
        List<StandingOrder> orders = new ArrayList<>();
        for (MirrorDefinition mirror : users) {
            MirrorDefinition next = mirror.with(template);
            new Blueprint(next).nativeTemplate().ifPresent(wanted::add);
            new Blueprint(mirror).nativeTemplate().map(Resource::subject).ifPresent(subjects::add);
            orders.add(StandingOrder.reconcile(mirror, next));
        }
        TargetState target = TargetState.of(wanted);
        subjects.addAll(target.subjects());
        Rollout rollout = Rollout.of(template, known.current().number() + 1, orders);
        return new Composition(target, subjects, orders, List.of(), rollout);
    }
}
