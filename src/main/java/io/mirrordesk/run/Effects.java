package io.mirrordesk.run;

import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.Observation.Absent;
import io.mirrordesk.plan.Observation.Present;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Resource.Repository;
import io.mirrordesk.plan.Step;
import java.util.Objects;

/** Whether what a step does is already so. */
final class Effects {

    private Effects() {}

    static boolean has(Step step, Observation observation) {
        return switch (step) {
            case Step.OnRepository part ->
                observation instanceof Present(Repository repository) && has(part, repository);
            case Step.CreateRepository create ->
                observation instanceof Present(Resource.Repository found)
                        && found.encryption().satisfies(create.after().encryption());
            case Step.RetireSecret _ ->
                observation instanceof Absent || observation instanceof Present(Resource.RetiredSecret _);
            case Step whole when whole.after() == null -> observation instanceof Absent;
            case Step whole ->
                observation instanceof Present(Resource found)
                        && whole.after() instanceof Resource wanted
                        && found.satisfies(wanted);
        };
    }

    private static boolean has(Step.OnRepository part, Repository repository) {
        return switch (part) {
            case Step.TagRepository tag ->
                repository.tags().entrySet().containsAll(tag.after().entrySet());
            case Step.UntagRepository untag -> {
                var gone = new java.util.HashSet<>(untag.before().keySet());
                gone.removeAll(untag.after().keySet());
                yield repository.tags().entrySet().containsAll(untag.after().entrySet())
                        && gone.stream().noneMatch(repository.tags()::containsKey);
            }
            case Step.PutLifecyclePolicy put -> Resource.sameLifecycle(repository.lifecyclePolicy(), put.after());
            case Step.DeleteLifecyclePolicy _ -> repository.lifecyclePolicy() == null;
            case Step.PutRepositoryPolicy put -> Resource.samePolicy(repository.repositoryPolicy(), put.after());
            case Step.DeleteRepositoryPolicy _ -> repository.repositoryPolicy() == null;
            case Step.PutTagMutability put -> repository.tagMutability() == put.after();
            case Step.PutScanning put -> Objects.equals(repository.scanOnPush(), put.after());
        };
    }
}
