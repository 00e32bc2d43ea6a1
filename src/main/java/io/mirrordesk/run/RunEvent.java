package io.mirrordesk.run;

import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.oci.UpstreamImage;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.Plan;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Rollout;
import io.mirrordesk.plan.TemplateSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run tells other rooms, inside the transaction in which it happens. */
public sealed interface RunEvent {

    /** The request that the run carries out. */
    long request();

    record Started(long request, long run) implements RunEvent {}

    /** Everything is done and verified, and what was asked is now desired. */
    record Succeeded(long request, long run) implements RunEvent {}

    record Failed(long request, long run, RunError error) implements RunEvent {}

    /** Somebody ended it. */
    record Cancelled(long request, long run, RunError error) implements RunEvent {}

    /** @param left what could not be undone; null when nothing is left */
    record RolledBack(long request, long run, @Nullable RunError left) implements RunEvent {}

    /** Nobody carried it out in time; the decision is void. */
    record Lapsed(long request, long run) implements RunEvent {}

    /** Before the first call the plan turned out to have changed; the decision is void. */
    record PlanMoved(long request, long run, Plan plan) implements RunEvent {}

    /** A new version of a template is what is desired, and the repositories that exist wait for it. */
    record RolloutWanted(long request, RegistryId registry, String decidedBy, TemplateSpec template, Rollout rollout)
            implements RunEvent {}

    /** Repositories were deleted and created again: what was pulled into them because somebody asked for it is to be pulled again. */
    record RepositoriesRecreated(long request, RegistryId registry, List<RepositoryName> repositories)
            implements RunEvent {}

    /** The images of a finished request wait for their first pull. */
    record WarmUpWanted(long request, RegistryId registry, MirrorSpec mirror, List<UpstreamImage> images)
            implements RunEvent {}
}
