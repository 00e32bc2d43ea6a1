package io.mirrordesk.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The kinds of step, named as in plans, audit and API, each with the IAM action that the portal's role needs for it. */
public enum StepKind {
    CREATE_PENDING_SECRET("CreatePendingSecret", "secretsmanager:CreateSecret"),
    DELETE_PENDING_SECRET("DeletePendingSecret", "secretsmanager:DeleteSecret"),
    CREATE_SECRET("CreateSecret", "secretsmanager:CreateSecret"),
    DELETE_SECRET("DeleteSecret", "secretsmanager:DeleteSecret"),
    RETIRE_SECRET("RetireSecret", "secretsmanager:DeleteSecret"),
    RESTORE_SECRET("RestoreSecret", "secretsmanager:RestoreSecret"),
    CREATE_NATIVE_TEMPLATE("CreateNativeTemplate", "ecr:CreateRepositoryCreationTemplate"),
    UPDATE_NATIVE_TEMPLATE("UpdateNativeTemplate", "ecr:UpdateRepositoryCreationTemplate"),
    DELETE_NATIVE_TEMPLATE("DeleteNativeTemplate", "ecr:DeleteRepositoryCreationTemplate"),
    CREATE_RULE("CreateRule", "ecr:CreatePullThroughCacheRule"),
    UPDATE_RULE("UpdateRule", "ecr:UpdatePullThroughCacheRule"),
    DELETE_RULE("DeleteRule", "ecr:DeletePullThroughCacheRule"),
    PUT_STATEMENT("PutStatement", "ecr:PutRegistryPolicy"),
    DELETE_STATEMENT("DeleteStatement", "ecr:PutRegistryPolicy"),
    CREATE_REPOSITORY("CreateRepository", "ecr:CreateRepository"),
    DELETE_REPOSITORY("DeleteRepository", "ecr:DeleteRepository"),
    TAG_REPOSITORY("TagRepository", "ecr:TagResource"),
    UNTAG_REPOSITORY("UntagRepository", "ecr:UntagResource"),
    PUT_LIFECYCLE_POLICY("PutLifecyclePolicy", "ecr:PutLifecyclePolicy"),
    DELETE_LIFECYCLE_POLICY("DeleteLifecyclePolicy", "ecr:DeleteLifecyclePolicy"),
    PUT_REPOSITORY_POLICY("PutRepositoryPolicy", "ecr:SetRepositoryPolicy"),
    DELETE_REPOSITORY_POLICY("DeleteRepositoryPolicy", "ecr:DeleteRepositoryPolicy"),
    PUT_TAG_MUTABILITY("PutTagMutability", "ecr:PutImageTagMutability"),
    PUT_SCANNING("PutScanning", "ecr:PutImageScanningConfiguration");

    private final String word;
    private final String iamAction;

    StepKind(String word, String iamAction) {
        this.word = word;
        this.iamAction = iamAction;
    }

    /** @throws IllegalArgumentException when there is no such kind */
    @JsonCreator
    public static StepKind parse(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no step kind “" + word + "”."));
    }

    static StepKind of(Step step) {
        return switch (step) {
            case Step.CreatePendingSecret _ -> CREATE_PENDING_SECRET;
            case Step.DeletePendingSecret _ -> DELETE_PENDING_SECRET;
            case Step.CreateSecret _ -> CREATE_SECRET;
            case Step.DeleteSecret _ -> DELETE_SECRET;
            case Step.RetireSecret _ -> RETIRE_SECRET;
            case Step.RestoreSecret _ -> RESTORE_SECRET;
            case Step.CreateNativeTemplate _ -> CREATE_NATIVE_TEMPLATE;
            case Step.UpdateNativeTemplate _ -> UPDATE_NATIVE_TEMPLATE;
            case Step.DeleteNativeTemplate _ -> DELETE_NATIVE_TEMPLATE;
            case Step.CreateRule _ -> CREATE_RULE;
            case Step.UpdateRule _ -> UPDATE_RULE;
            case Step.DeleteRule _ -> DELETE_RULE;
            case Step.PutStatement _ -> PUT_STATEMENT;
            case Step.DeleteStatement _ -> DELETE_STATEMENT;
            case Step.CreateRepository _ -> CREATE_REPOSITORY;
            case Step.DeleteRepository _ -> DELETE_REPOSITORY;
            case Step.TagRepository _ -> TAG_REPOSITORY;
            case Step.UntagRepository _ -> UNTAG_REPOSITORY;
            case Step.PutLifecyclePolicy _ -> PUT_LIFECYCLE_POLICY;
            case Step.DeleteLifecyclePolicy _ -> DELETE_LIFECYCLE_POLICY;
            case Step.PutRepositoryPolicy _ -> PUT_REPOSITORY_POLICY;
            case Step.DeleteRepositoryPolicy _ -> DELETE_REPOSITORY_POLICY;
            case Step.PutTagMutability _ -> PUT_TAG_MUTABILITY;
            case Step.PutScanning _ -> PUT_SCANNING;
        };
    }

    /** Such as {@code ecr:CreatePullThroughCacheRule}. */
    public String iamAction() {
        return iamAction;
    }

    /** The name of the step's record, such as {@code CreateRule}. */
    @Override
    @JsonValue
    public String toString() {
        return word;
    }
}
