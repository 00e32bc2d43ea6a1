package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.wire.AwsError;

/** ECR's refusals as named values, in its own words where they are known. */
final class EcrErrors {

    private EcrErrors() {}

    static AwsError invalidParameter(String message) {
        return new AwsError("InvalidParameterException", message);
    }

    /** {@code Invalid parameter at '<member>' failed to satisfy constraint: '<constraint>'}. */
    static AwsError broken(String member, String constraint) {
        return invalidParameter(
                "Invalid parameter at '" + member + "' failed to satisfy constraint: '" + constraint + "'");
    }

    static AwsError accessDenied(String callerArn, String action, String resource) {
        return new AwsError(
                "AccessDeniedException",
                "User: " + callerArn + " is not authorized to perform: " + action + " on resource: " + resource
                        + " because no resource-based policy allows the " + action + " action");
    }

    static AwsError repositoryNotFound(Registry registry, String name) {
        return new AwsError(
                "RepositoryNotFoundException",
                "The repository with name '" + name + "' does not exist " + inRegistry(registry));
    }

    static AwsError repositoryAlreadyExists(Registry registry, String name) {
        return new AwsError(
                "RepositoryAlreadyExistsException",
                "The repository with name '" + name + "' already exists " + inRegistry(registry));
    }

    static AwsError repositoryNotEmpty(Registry registry, String name) {
        return new AwsError(
                "RepositoryNotEmptyException",
                "The repository with name '" + name + "' in registry with id '" + registry.account()
                        + "' cannot be deleted because it still contains images");
    }

    static AwsError lifecyclePolicyNotFound(Registry registry, String name) {
        return new AwsError(
                "LifecyclePolicyNotFoundException",
                "Lifecycle policy does not exist for the repository with name '" + name + "' " + inRegistry(registry));
    }

    static AwsError previewInProgress(Registry registry, String name) {
        return new AwsError(
                "LifecyclePolicyPreviewInProgressException",
                "The previous lifecycle policy preview request for the repository with name '" + name + "' "
                        + inRegistry(registry) + " has not completed. Wait and try again.");
    }

    static AwsError previewNotFound(Registry registry, String name) {
        return new AwsError(
                "LifecyclePolicyPreviewNotFoundException",
                "Lifecycle policy preview does not exist for the repository with name '" + name + "' "
                        + inRegistry(registry));
    }

    static AwsError repositoryPolicyNotFound(Registry registry, String name) {
        return new AwsError(
                "RepositoryPolicyNotFoundException",
                "Repository policy does not exist for the repository with name '" + name + "' " + inRegistry(registry));
    }

    static AwsError registryPolicyNotFound(Registry registry) {
        return new AwsError(
                "RegistryPolicyNotFoundException", "Registry policy does not exist " + inRegistry(registry));
    }

    static AwsError imageNotFound(Registry registry, String name, String digest, String tag) {
        return new AwsError(
                "ImageNotFoundException",
                "The image with imageId {imageDigest:'" + digest + "', imageTag:'" + tag
                        + "'} does not exist within the repository with name '" + name + "' " + inRegistry(registry));
    }

    static AwsError tooManyTags() {
        return new AwsError("TooManyTagsException", "The list of tags on the repository is over the limit of 50.");
    }

    static AwsError invalidTag(String message) {
        return new AwsError("InvalidTagParameterException", message);
    }

    static AwsError ruleNotFound(Registry registry, String prefix) {
        return new AwsError(
                "PullThroughCacheRuleNotFoundException",
                "The pull through cache rule with prefix '" + prefix + "' does not exist " + inRegistry(registry));
    }

    static AwsError ruleAlreadyExists() {
        return new AwsError(
                "PullThroughCacheRuleAlreadyExistsException",
                "A pull through cache rule with these settings already exists for the private registry.");
    }

    static AwsError unsupportedUpstream(String url) {
        return new AwsError(
                "UnsupportedUpstreamRegistryException", "The upstream registry URL " + url + " is invalid.");
    }

    static AwsError credentialRequired() {
        return new AwsError(
                "UnsupportedUpstreamRegistryException",
                "The specified upstream registry requires authentication. Specify a valid Secrets Manager ARN and try again.");
    }

    static AwsError secretNotFound() {
        return new AwsError(
                "SecretNotFoundException",
                "The ARN of the secret specified in the pull through cache rule was not found. Update the secret ARN in the"
                        + " pull through cache rule and try again.");
    }

    static AwsError secretInaccessible() {
        return new AwsError(
                "UnableToAccessSecretException",
                "The secret is unable to be accessed. Verify the resource permissions for the secret and try again.");
    }

    static AwsError secretNotDecryptable() {
        return new AwsError(
                "UnableToDecryptSecretValueException",
                "The secret is accessible but is unable to be decrypted. Verify the resource permissions and try again.");
    }

    static AwsError limitExceeded() {
        return new AwsError(
                "LimitExceededException",
                "The operation did not succeed because it would have exceeded a service limit for your account.");
    }

    static AwsError templateNotFound(Registry registry, String prefix) {
        return new AwsError(
                "TemplateNotFoundException",
                "The repository creation template with prefix '" + prefix + "' does not exist " + inRegistry(registry));
    }

    static AwsError templateAlreadyExists(Registry registry, String prefix) {
        return new AwsError(
                "TemplateAlreadyExistsException",
                "The repository creation template with prefix '" + prefix + "' already exists " + inRegistry(registry));
    }

    private static String inRegistry(Registry registry) {
        return "in the registry with id '" + registry.account() + "'";
    }
}
