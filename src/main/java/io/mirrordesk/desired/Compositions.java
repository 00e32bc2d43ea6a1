package io.mirrordesk.desired;

import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.StandingOrder;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.TargetState;
import io.mirrordesk.plan.TemplateSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each kind of change aims at, from what is desired now. */
@Component
class Compositions {

    private final MirrorRegister mirrors;
    private final CredentialCompositions credentials;
    private final RepairCompositions repairs;
    private final TemplateCompositions templates;
    private final AdoptionCompositions adoptions;

    Compositions(
            MirrorRegister mirrors,
            CredentialCompositions credentials,
            RepairCompositions repairs,
            TemplateCompositions templates,
            AdoptionCompositions adoptions) {
        this.mirrors = mirrors;
        this.credentials = credentials;
        this.repairs = repairs;
        this.templates = templates;
        this.adoptions = adoptions;
    }

    Composition of(ChangeSet change) {
        return switch (change.kind()) {
            case CREATE_MIRROR -> creation(change, mirror(change));
            case CHANGE_MIRROR -> change(change, mirror(change));
            case RETIRE_MIRROR -> retirement(change, mirror(change));
            case ADD_IMAGES -> images(change, mirror(change));
            case CREATE_CREDENTIAL, ROTATE_CREDENTIAL, RETIRE_CREDENTIAL -> credentials.of(change);
            case CREATE_TEMPLATE -> Composition.local();
            case REPAIR_DRIFT -> repairs.of(change);
            case CHANGE_TEMPLATE -> templates.change(change);
            case ADOPT -> adoptions.of(change);
        };
    }

    private static MirrorSpec mirror(ChangeSet change) {
        return Objects.requireNonNull(change.mirror(), "a change of a mirror names it");
    }

    private Composition creation(ChangeSet change, MirrorSpec mirror) {
        TargetState target = target(change, mirror);
        return new Composition(
                target, target.subjects(), List.of(StandingOrder.reconcile(define(change, mirror))), List.of());
    }

    /** What the mirror consists of now and no longer needs is a subject without a target: it goes. */
    private Composition change(ChangeSet change, MirrorSpec mirror) {
        Blueprint now = now(change, mirror);
        TargetState target = target(change, mirror);
        Set<Subject> subjects = new HashSet<>(target.subjects());
        subjects.addAll(now.target(List.of()).subjects());
        StandingOrder order = StandingOrder.reconcile(now.mirror(), define(change, mirror));
        return new Composition(target, subjects, List.of(order), List.of());
    }

    private Composition retirement(ChangeSet change, MirrorSpec mirror) {
        Set<Subject> subjects =
                new HashSet<>(now(change, mirror).target(List.of()).subjects());
        change.deletes().stream().map(Subject::repository).forEach(subjects::add);
        return new Composition(TargetState.of(List.of()), subjects, List.of(), List.of(mirror.prefix()));
    }

    /**
     * In curated mode a repository for each image; in on-demand mode the first pull makes it. It may be the first plan for a mirror that was
     * only observed, whose repositories are brought to what it says from then on.
     */
    private Composition images(ChangeSet change, MirrorSpec mirror) {
        Blueprint blueprint = now(change, mirror);
        List<StandingOrder> first =
                mirrors.firstOrder(change.registry(), mirror.prefix()).stream().toList();
        if (blueprint.mirror().access() == AccessMode.ON_DEMAND) {
            return new Composition(TargetState.of(List.of()), Set.of(), first, List.of());
        }
        TargetState target = TargetState.of(mirror.warm().stream()
                .map(image -> image.under(mirror.prefix()))
                .distinct()
                .map(blueprint::repository)
                .toList());
        return new Composition(target, target.subjects(), first, List.of());
    }

    private Blueprint now(ChangeSet change, MirrorSpec mirror) {
        return new Blueprint(mirrors.definition(change.registry(), mirror.prefix()));
    }

    private TargetState target(ChangeSet change, MirrorSpec mirror) {
        List<Resource> resources = new ArrayList<>(new Blueprint(define(change, mirror))
                .target(mirror.warm())
                .resources()
                .values());
        Optional.ofNullable(change.credential())
                .map(credential -> new Resource.Secret(credential.secretName()))
                .ifPresent(resources::add);
        return TargetState.of(resources);
    }

    private MirrorDefinition define(ChangeSet change, MirrorSpec spec) {
        return new MirrorDefinition(
                change.registry(),
                spec.prefix(),
                spec.access(),
                spec.upstream(),
                spec.upstreamUrl(),
                spec.upstreamPrefix(),
                secretName(change, spec),
                templateSpec(change, spec),
                spec.grants(),
                spec.customRoleArn());
    }

    private @Nullable String secretName(ChangeSet change, MirrorSpec spec) {
        if (spec.credential() == null) {
            return null;
        }
        CredentialSpec brought = change.credential();
        return brought != null && brought.name().equals(spec.credential())
                ? brought.secretName()
                : mirrors.credential(change.registry(), spec.credential()).secretName();
    }

    private @Nullable TemplateSpec templateSpec(ChangeSet change, MirrorSpec spec) {
        if (spec.template() == null) {
            return null;
        }
        TemplateSpec brought = change.template();
        return brought != null && Objects.equals(brought.name(), spec.template())
                ? brought
                : mirrors.template(spec.template()).spec();
    }
}
