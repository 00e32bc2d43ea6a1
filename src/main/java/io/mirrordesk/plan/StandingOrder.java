package io.mirrordesk.plan;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a decision allows to happen later, again and again: steps of these kinds on repositories under this prefix, until the
 * order is replaced.
 *
 * @param template name of the template that repositories are brought to; null when they only get the mirror's tag and policy, as where
 *     only ECR applies the template
 */
public record StandingOrder(
        Prefix prefix,
        SortedSet<StepKind> stepKinds,
        @Nullable String template) {

    /** What reconciling a repository may take. */
    public static final Set<StepKind> RECONCILE = Set.of(
            StepKind.TAG_REPOSITORY,
            StepKind.PUT_LIFECYCLE_POLICY,
            StepKind.PUT_REPOSITORY_POLICY,
            StepKind.PUT_TAG_MUTABILITY,
            StepKind.PUT_SCANNING);

    public StandingOrder {
        stepKinds = Collections.unmodifiableSortedSet(new TreeSet<>(stepKinds));
    }

    /** The order that lets the portal keep every repository of a mirror as the mirror and its template say. */
    public static StandingOrder reconcile(MirrorDefinition mirror) {
        return reconcile(mirror, mirror);
    }

    /**
     * The order that lets the portal bring every repository of a mirror from what it says to what it will say. What that no longer has may
     * be taken away too. What only ECR applies is never allowed.
     */
    public static StandingOrder reconcile(MirrorDefinition now, MirrorDefinition next) {
        RepositoryName any = RepositoryName.parse(next.prefix().below() + "any");
        Resource.Repository before = new Blueprint(now).repository(any);
        Resource.Repository after = new Blueprint(next).repository(any);
        TreeSet<StepKind> kinds = new TreeSet<>(RECONCILE);
        RepositorySteps.between(before, after).stream().map(Step::kind).forEach(kinds::add);
        kinds.removeIf(kind -> !new Blueprint(next).keeps(kind));
        TemplateSpec template = next.template();
        return new StandingOrder(
                next.prefix(), kinds, template == null || !template.mode().reachesExisting() ? null : template.name());
    }
}
