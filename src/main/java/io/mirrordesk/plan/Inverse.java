package io.mirrordesk.plan;

import io.mirrordesk.plan.Step.*;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What undoes a step. A decision authorizes the inverse of each step that its run carried out, and nothing else. */
final class Inverse {

    private Inverse() {}

    static Optional<Step> of(Step step) {
        return Optional.ofNullable(undoing(step));
    }

    private static @Nullable Step undoing(Step step) {
        return switch (step) {
            case CreatePendingSecret create -> new DeletePendingSecret(create.after());
            case CreateSecret create -> new DeleteSecret(create.after());
            case RetireSecret retire -> new RestoreSecret(retire.before());
            case RestoreSecret restore -> new RetireSecret(restore.after());
            case CreateNativeTemplate create -> new DeleteNativeTemplate(create.after());
            case UpdateNativeTemplate update -> new UpdateNativeTemplate(update.after(), update.before());
            case DeleteNativeTemplate delete -> new CreateNativeTemplate(delete.before());
            case CreateRule create -> new DeleteRule(create.after());
            case UpdateRule update
            when update.after().updatesTo(update.before()) -> new UpdateRule(update.after(), update.before());
            case UpdateRule _ -> null;
            case DeleteRule delete -> new CreateRule(delete.before());
            case PutStatement(var before, var after) when before == null -> new DeleteStatement(after);
            case PutStatement(var before, var after) -> new PutStatement(after, before);
            case DeleteStatement delete -> new PutStatement(null, delete.before());
            // Only while it is empty: images that arrived meanwhile are no part of what the run did.
            case CreateRepository create -> new DeleteRepository(create.after().empty());
            case OnRepository part -> undoing(part);
            case DeletePendingSecret _, DeleteSecret _, DeleteRepository _ -> null;
        };
    }

    private static @Nullable Step undoing(OnRepository step) {
        return switch (step) {
            case TagRepository(var name, var before, var after)
            when before.keySet().equals(after.keySet()) -> new TagRepository(name, after, before);
            case TagRepository(var name, var before, var after) -> new UntagRepository(name, after, before);
            case PutLifecyclePolicy(var name, var before, var after, var images)
            when before == null -> new DeleteLifecyclePolicy(name, after, images);
            case PutLifecyclePolicy(var name, var before, var after, var images) ->
                new PutLifecyclePolicy(name, after, before, images);
            case DeleteLifecyclePolicy(var name, var before, var images) ->
                new PutLifecyclePolicy(name, null, before, images);
            case PutRepositoryPolicy(var name, var before, var after)
            when before == null -> new DeleteRepositoryPolicy(name, after);
            case PutRepositoryPolicy(var name, var before, var after) -> new PutRepositoryPolicy(name, after, before);
            case DeleteRepositoryPolicy(var name, var before) -> new PutRepositoryPolicy(name, null, before);
            case PutTagMutability(var name, var before, var after) -> new PutTagMutability(name, after, before);
            case PutScanning(var name, var before, var after) -> new PutScanning(name, after, before);
            case UntagRepository _ -> null;
        };
    }
}
