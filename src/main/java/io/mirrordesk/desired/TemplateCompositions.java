package io.mirrordesk.desired;

import io.mirrordesk.contract.InvalidInput;
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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a new version of a template aims at. */
@Component
class TemplateCompositions {

    private final MirrorRegister mirrors;

    TemplateCompositions(MirrorRegister mirrors) {
        this.mirrors = mirrors;
    }

    /**
     * ECR's own templates and the standing orders of the mirrors that use it; their repositories are for the roll-out. One that the new
     * version's mode no longer wants is a subject without a target: it goes.
     *
     * @throws InvalidInput at {@code template.name} when mirrors of another registry use it
     */
    Composition change(ChangeSet change) {
        TemplateSpec template = Objects.requireNonNull(change.template(), "a change of a template names it");
        TemplateEntity known = mirrors.template(template.name());
        List<MirrorDefinition> users = mirrors.governedBy(template.name());
        refuseOtherRegistries(change, template, users);
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

    /** A version that one registry has and another one does not yet would be two templates of one name. */
    private static void refuseOtherRegistries(ChangeSet change, TemplateSpec template, List<MirrorDefinition> users) {
        String others = users.stream()
                .filter(mirror -> !mirror.registry().equals(change.registry()))
                .map(mirror -> "“" + mirror.prefix() + "” in " + mirror.registry())
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw InvalidInput.at(
                    "template.name",
                    "“%s” is also used by %s, and a version is rolled out in one registry only. Give those mirrors a template of their own first."
                            .formatted(template.name(), others));
        }
    }
}
