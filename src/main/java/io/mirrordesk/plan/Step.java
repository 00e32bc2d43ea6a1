package io.mirrordesk.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.mirrordesk.oci.RepositoryName;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One mutation of AWS: a subject, what it is before, what it is after. There is one record per mutation and one exhaustive
 * {@code switch} that executes them; who allows a step is not part of it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Step.CreatePendingSecret.class, name = "CreatePendingSecret"),
    @JsonSubTypes.Type(value = Step.DeletePendingSecret.class, name = "DeletePendingSecret"),
    @JsonSubTypes.Type(value = Step.CreateSecret.class, name = "CreateSecret"),
    @JsonSubTypes.Type(value = Step.DeleteSecret.class, name = "DeleteSecret"),
    @JsonSubTypes.Type(value = Step.RetireSecret.class, name = "RetireSecret"),
    @JsonSubTypes.Type(value = Step.RestoreSecret.class, name = "RestoreSecret"),
    @JsonSubTypes.Type(value = Step.CreateNativeTemplate.class, name = "CreateNativeTemplate"),
    @JsonSubTypes.Type(value = Step.UpdateNativeTemplate.class, name = "UpdateNativeTemplate"),
    @JsonSubTypes.Type(value = Step.DeleteNativeTemplate.class, name = "DeleteNativeTemplate"),
    @JsonSubTypes.Type(value = Step.CreateRule.class, name = "CreateRule"),
    @JsonSubTypes.Type(value = Step.UpdateRule.class, name = "UpdateRule"),
    @JsonSubTypes.Type(value = Step.DeleteRule.class, name = "DeleteRule"),
    @JsonSubTypes.Type(value = Step.PutStatement.class, name = "PutStatement"),
    @JsonSubTypes.Type(value = Step.DeleteStatement.class, name = "DeleteStatement"),
    @JsonSubTypes.Type(value = Step.CreateRepository.class, name = "CreateRepository"),
    @JsonSubTypes.Type(value = Step.DeleteRepository.class, name = "DeleteRepository"),
    @JsonSubTypes.Type(value = Step.TagRepository.class, name = "TagRepository"),
    @JsonSubTypes.Type(value = Step.UntagRepository.class, name = "UntagRepository"),
    @JsonSubTypes.Type(value = Step.PutLifecyclePolicy.class, name = "PutLifecyclePolicy"),
    @JsonSubTypes.Type(value = Step.DeleteLifecyclePolicy.class, name = "DeleteLifecyclePolicy"),
    @JsonSubTypes.Type(value = Step.PutRepositoryPolicy.class, name = "PutRepositoryPolicy"),
    @JsonSubTypes.Type(value = Step.DeleteRepositoryPolicy.class, name = "DeleteRepositoryPolicy"),
    @JsonSubTypes.Type(value = Step.PutTagMutability.class, name = "PutTagMutability"),
    @JsonSubTypes.Type(value = Step.PutScanning.class, name = "PutScanning")
})
public sealed interface Step {

    /** State before, null where there is nothing yet: a {@link Resource}, tags, the text of a policy, or a setting. */
    default @Nullable Object before() {
        return null;
    }

    /** State after, null where nothing is left. */
    default @Nullable Object after() {
        return null;
    }

    /** What the step changes. */
    @JsonIgnore
    default Subject subject() {
        return switch (this) {
            case OnRepository step -> Subject.repository(step.repository());
            case Step step when step.after() instanceof Resource resource -> resource.subject();
            case Step step when step.before() instanceof Resource resource -> resource.subject();
            default -> throw new IllegalStateException(this + " has no subject");
        };
    }

    /** What it may cost. */
    @JsonIgnore
    default Risk risk() {
        return switch (this) {
            case DeleteRule _ -> Risk.REPLACES;
            case DeleteSecret _ -> Risk.DESTROYS;
            case DeleteRepository step when step.before().holdsImages() -> Risk.DESTROYS;
            case PutLifecyclePolicy step when step.holdsImages() -> Risk.DESTROYS;
            default -> Risk.SAFE;
        };
    }

    /** What undoes it; empty where nothing can. */
    @JsonIgnore
    default Optional<Step> inverse() {
        return Inverse.of(this);
    }

    /** The step's kind, which has its name and the IAM action that it needs. */
    @JsonIgnore
    default StepKind kind() {
        return StepKind.of(this);
    }

    /** A step on one part of a repository. */
    sealed interface OnRepository extends Step {

        RepositoryName repository();
    }

    /** Keeps a filed credential until the decision, under a name that ECR cannot read. */
    record CreatePendingSecret(Resource.Secret after) implements Step {}

    /** Removes a filed credential, at once and without a recovery window. */
    record DeletePendingSecret(Resource.Secret before) implements Step {}

    /** Creates the secret that a rule reads; its value is the one filed with the request. */
    record CreateSecret(Resource.Secret after) implements Step {}

    /** Deletes a secret for good: only one that its own run created. */
    record DeleteSecret(Resource.Secret before) implements Step {}

    /** Schedules a secret for deletion: nothing can read it any more, and for {@link CredentialSpec#RECOVERY} it can be restored. */
    record RetireSecret(Resource.Secret before) implements Step {}

    /** Takes a secret out of its deletion, with the value that it had. */
    record RestoreSecret(Resource.Secret after) implements Step {}

    /** Creates ECR's own creation template for what pulls create. */
    record CreateNativeTemplate(Resource.NativeTemplate after) implements Step {}

    /** Changes ECR's own creation template; existing repositories stay as they are. */
    record UpdateNativeTemplate(Resource.NativeTemplate before, Resource.NativeTemplate after) implements Step {}

    /** Deletes ECR's own creation template; existing repositories stay as they are. */
    record DeleteNativeTemplate(Resource.NativeTemplate before) implements Step {}

    /** Creates a rule and lets ECR validate it; an invalid one is removed again. */
    record CreateRule(Resource.Rule after) implements Step {}

    /** Changes a rule's credential or role, all that ECR can change in place. */
    record UpdateRule(Resource.Rule before, Resource.Rule after) implements Step {}

    /** Deletes a rule; its repositories and images stay. */
    record DeleteRule(Resource.Rule before) implements Step {}

    /** Puts one statement into the registry policy and keeps every other. */
    record PutStatement(Resource.@Nullable Statement before, Resource.Statement after) implements Step {}

    /** Takes one statement out of the registry policy and keeps every other. */
    record DeleteStatement(Resource.Statement before) implements Step {}

    /** Creates an empty repository with its tag mutability and scanning. */
    record CreateRepository(Resource.Repository after) implements Step {}

    /** Deletes a repository: with its images if it was seen to hold some, else only if it is empty, for ECR refuses otherwise. */
    record DeleteRepository(Resource.Repository before) implements Step {}

    /** Sets tags; {@code before} has those of the same keys that were set. */
    record TagRepository(RepositoryName repository, Map<String, String> before, Map<String, String> after)
            implements OnRepository {}

    /** Takes tags back: keys in {@code after} get that value again, the others go. */
    record UntagRepository(RepositoryName repository, Map<String, String> before, Map<String, String> after)
            implements OnRepository {}

    /** Sets the lifecycle policy; where there are images, ECR may expire some within 24 hours. */
    record PutLifecyclePolicy(
            RepositoryName repository, @Nullable String before, String after, boolean holdsImages)
            implements OnRepository {}

    /** Removes the lifecycle policy: nothing expires any more. Whether there are images is the risk of putting it back. */
    record DeleteLifecyclePolicy(RepositoryName repository, String before, boolean holdsImages)
            implements OnRepository {}

    /** Sets who may pull from the repository. */
    record PutRepositoryPolicy(
            RepositoryName repository, @Nullable String before, String after) implements OnRepository {}

    /** Removes the repository policy: only the owning account pulls. */
    record DeleteRepositoryPolicy(RepositoryName repository, String before) implements OnRepository {}

    /** Sets whether tags can move. */
    record PutTagMutability(RepositoryName repository, TagMutability before, TagMutability after)
            implements OnRepository {}

    /** Sets whether images are scanned on push. */
    record PutScanning(RepositoryName repository, Boolean before, Boolean after) implements OnRepository {}
}
