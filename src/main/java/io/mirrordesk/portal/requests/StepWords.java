package io.mirrordesk.portal.requests;

import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Step;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a step does, in a line, and one line more. */
final class StepWords {

    private StepWords() {}

    static String title(Step step) {
        String name = step.subject().name();
        return switch (step) {
            case Step.CreatePendingSecret _ -> "Keep the credential until the decision";
            case Step.DeletePendingSecret _ -> "Remove the kept credential";
            case Step.CreateSecret _ -> "Create the secret " + name;
            case Step.DeleteSecret _ -> "Delete the secret " + name;
            case Step.RetireSecret _ ->
                "Delete the secret " + name + ", restorable for " + days(CredentialSpec.RECOVERY);
            case Step.RestoreSecret _ -> "Restore the secret " + name;
            case Step.CreateRule _ -> "Create the rule " + name;
            case Step.UpdateRule _ -> "Change the rule " + name;
            case Step.DeleteRule _ -> "Delete the rule " + name;
            case Step.PutStatement _ -> "Put the statement " + name + " into the registry policy";
            case Step.DeleteStatement _ -> "Take the statement " + name + " out of the registry policy";
            case Step.CreateNativeTemplate _ -> "Create ECR's creation template " + name;
            case Step.UpdateNativeTemplate _ -> "Change ECR's creation template " + name;
            case Step.DeleteNativeTemplate _ -> "Delete ECR's creation template " + name;
            case Step.CreateRepository _ -> "Create the repository " + name;
            case Step.DeleteRepository _ -> "Delete the repository " + name;
            case Step.OnRepository part -> title(part) + " of " + name;
        };
    }

    private static String title(Step.OnRepository step) {
        return switch (step) {
            case Step.TagRepository _ -> "Set the tags";
            case Step.UntagRepository _ -> "Take back the tags";
            case Step.PutLifecyclePolicy _ -> "Set the lifecycle policy";
            case Step.DeleteLifecyclePolicy _ -> "Remove the lifecycle policy";
            case Step.PutRepositoryPolicy _ -> "Set the repository policy";
            case Step.DeleteRepositoryPolicy _ -> "Remove the repository policy";
            case Step.PutTagMutability _ -> "Set the tag mutability";
            case Step.PutScanning _ -> "Set scanning on push";
        };
    }

    static String detail(Step step) {
        return switch (step) {
            case Step.CreateRule create ->
                create.after().upstreamUrl() + " as " + create.after().prefix() + "/…, validated by ECR at once";
            case Step.CreateSecret _ -> "ECR reads it to sign in at the upstream; its value is the one filed";
            case Step.RetireSecret _ ->
                "no rule reads it any more; until then Secrets Manager restores it with the value that it had";
            case Step.UpdateRule update -> update(update.before(), update.after());
            case Step.DeleteRule _ -> "by itself it leaves repositories and images in place";
            case Step.PutStatement _ -> "the granted principals may create any repository under the prefix by pulling";
            case Step.DeleteStatement _ -> "every other statement is sent again as it was read";
            case Step.CreateNativeTemplate _ -> "repositories that a pull creates start with policy and lifecycle";
            case Step.CreateRepository create ->
                create.after().tagMutability() + ", scanning on push "
                        + (create.after().scanOnPush() ? "on" : "off") + ", encrypted with "
                        + create.after().encryption();
            case Step.DeleteRepository delete
            when delete.before().holdsImages() -> "it holds images, and nothing brings them back";
            case Step.TagRepository tag -> words(tag.after());
            case Step.PutLifecyclePolicy put
            when put.holdsImages() -> "it holds images, and ECR may expire some of them within 24 hours";
            default -> step.subject().toString();
        };
    }

    private static String update(Resource.Rule before, Resource.Rule after) {
        return Objects.equals(before.secretName(), after.secretName())
                ? "validated by ECR at once, and switched back if it fails"
                : "reads %s instead of %s; validated by ECR at once, and switched back if it fails"
                        .formatted(after.secretName(), before.secretName() == null ? "none" : before.secretName());
    }

    private static String days(Duration time) {
        return time.toDays() + " days";
    }

    private static String words(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> tag.getKey() + " = " + tag.getValue())
                .collect(Collectors.joining(", "));
    }
}
