package io.mirrordesk.policy;

import java.util.List;

/**
 * ECR's actions: its operations, and those that only a permission names.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html">Actions of
 *     Amazon ECR</a>
 */
final class EcrActions {

    static final List<String> ALL = List.of(
            "ecr:BatchCheckLayerAvailability",
            "ecr:BatchDeleteImage",
            "ecr:BatchGetImage",
            "ecr:BatchGetRepositoryScanningConfiguration",
            "ecr:BatchImportUpstreamImage",
            "ecr:CompleteLayerUpload",
            "ecr:CreatePullThroughCacheRule",
            "ecr:CreateRepository",
            "ecr:CreateRepositoryCreationTemplate",
            "ecr:DeleteLifecyclePolicy",
            "ecr:DeletePullThroughCacheRule",
            "ecr:DeleteRegistryPolicy",
            "ecr:DeleteRepository",
            "ecr:DeleteRepositoryCreationTemplate",
            "ecr:DeleteRepositoryPolicy",
            "ecr:DeleteSigningConfiguration",
            "ecr:DeregisterPullTimeUpdateExclusion",
            "ecr:DescribeImageReplicationStatus",
            "ecr:DescribeImageScanFindings",
            "ecr:DescribeImageSigningStatus",
            "ecr:DescribeImages",
            "ecr:DescribePullThroughCacheRules",
            "ecr:DescribeRegistry",
            "ecr:DescribeRepositories",
            "ecr:DescribeRepositoryCreationTemplates",
            "ecr:GetAccountSetting",
            "ecr:GetAuthorizationToken",
            "ecr:GetDownloadUrlForLayer",
            "ecr:GetImageCopyStatus",
            "ecr:GetLifecyclePolicy",
            "ecr:GetLifecyclePolicyPreview",
            "ecr:GetRegistryPolicy",
            "ecr:GetRegistryScanningConfiguration",
            "ecr:GetRepositoryPolicy",
            "ecr:GetSigningConfiguration",
            "ecr:InitiateLayerUpload",
            "ecr:ListImageReferrers",
            "ecr:ListImages",
            "ecr:ListPullTimeUpdateExclusions",
            "ecr:ListTagsForResource",
            "ecr:PutAccountSetting",
            "ecr:PutImage",
            "ecr:PutImageScanningConfiguration",
            "ecr:PutImageTagMutability",
            "ecr:PutLifecyclePolicy",
            "ecr:PutRegistryPolicy",
            "ecr:PutRegistryScanningConfiguration",
            "ecr:PutReplicationConfiguration",
            "ecr:PutSigningConfiguration",
            "ecr:RegisterPullTimeUpdateExclusion",
            "ecr:ReplicateImage",
            "ecr:SetRepositoryPolicy",
            "ecr:StartImageScan",
            "ecr:StartLifecyclePolicyPreview",
            "ecr:TagResource",
            "ecr:UntagResource",
            "ecr:UpdateImageStorageClass",
            "ecr:UpdatePullThroughCacheRule",
            "ecr:UpdateRepositoryCreationTemplate",
            "ecr:UploadLayerPart",
            "ecr:ValidatePullThroughCacheRule");

    private EcrActions() {}
}
