package io.mirrordesk.plan;

import io.mirrordesk.plan.Resource.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The steps that bring one existing repository to its target, in the order in which they are safe. */
final class RepositorySteps {

    private RepositorySteps() {}

    static List<Step> between(Repository observed, Repository target) {
        List<Step> steps = new ArrayList<>();
        if (observed.tagMutability() != target.tagMutability()) {
            steps.add(new Step.PutTagMutability(target.name(), observed.tagMutability(), target.tagMutability()));
        }
        if (observed.scanOnPush() != target.scanOnPush()) {
            steps.add(new Step.PutScanning(target.name(), observed.scanOnPush(), target.scanOnPush()));
        }
        addTags(steps, observed, target);
        addLifecyclePolicy(steps, observed, target);
        addRepositoryPolicy(steps, observed, target);
        return steps;
    }

    /** Changed and added tags apart: the first are undone by setting them back, the others by taking them away. */
    private static void addTags(List<Step> steps, Repository observed, Repository target) {
        Map<String, String> added = new TreeMap<>(target.tags());
        added.keySet().removeAll(observed.tags().keySet());
        Map<String, String> changed = new TreeMap<>(target.tags());
        changed.keySet().removeAll(added.keySet());
        changed.entrySet().removeAll(observed.tags().entrySet());
        if (!changed.isEmpty()) {
            Map<String, String> before = new TreeMap<>(observed.tags());
            before.keySet().retainAll(changed.keySet());
            steps.add(new Step.TagRepository(target.name(), before, changed));
        }
        if (!added.isEmpty()) {
            steps.add(new Step.TagRepository(target.name(), Map.of(), added));
        }
    }

    private static void addLifecyclePolicy(List<Step> steps, Repository observed, Repository target) {
        String before = observed.lifecyclePolicy();
        String after = target.lifecyclePolicy();
        if (Resource.sameLifecycle(before, after)) {
            return;
        }
        if (after != null) {
            steps.add(new Step.PutLifecyclePolicy(target.name(), before, after, observed.holdsImages()));
        } else if (before != null) {
            steps.add(new Step.DeleteLifecyclePolicy(target.name(), before, observed.holdsImages()));
        }
    }

    private static void addRepositoryPolicy(List<Step> steps, Repository observed, Repository target) {
        String before = observed.repositoryPolicy();
        String after = target.repositoryPolicy();
        if (Resource.samePolicy(before, after)) {
            return;
        }
        if (after != null) {
            steps.add(new Step.PutRepositoryPolicy(target.name(), before, after));
        } else if (before != null) {
            steps.add(new Step.DeleteRepositoryPolicy(target.name(), before));
        }
    }
}
