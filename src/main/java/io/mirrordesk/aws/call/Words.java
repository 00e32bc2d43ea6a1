package io.mirrordesk.aws.call;

import java.util.Map;

/**
 * What an error of AWS means and what helps, by the type that AWS names.
 *
 * @param message a sentence that says what happened
 * @param help a sentence that says what helps
 */
record Words(String message, String help) {

    static final String RETRY_SOON = "It usually passes by itself: retry in a minute.";
    static final String NETWORK =
            "Check the network, the proxy and the registry's endpoint, then retry; what was done is looked up first.";

    static final Words SERVER = new Words("AWS had an error of its own.", RETRY_SOON);
    static final Words IDENTITY = new Words(
            "AWS does not accept the portal's credentials.",
            "Check the portal's AWS credentials and its clock, then retry.");
    static final Words NO_CREDENTIALS = new Words(
            "The portal has no AWS credentials.",
            "Give the portal an IAM role or credentials of the default chain, then retry.");

    private static final String CORRECT = "Roll back, correct the request and file it again.";
    private static final String READ_AGAIN =
            "Look at it again: somebody changed it meanwhile. Then retry or roll back.";
    private static final String SECRET =
            "File the credential again: a secret of the same account and region with exactly username and accessToken.";

    private static final Words OTHER =
            new Words("AWS refused the call.", "Read what AWS says, correct it, then retry or roll back.");

    private static final Map<String, Words> BY_TYPE = Map.ofEntries(
            entry("InvalidParameter", "AWS refuses a value.", CORRECT),
            entry("Validation", "AWS refuses a value.", CORRECT),
            entry("InvalidRequest", "AWS refuses this in the present state of the secret.", READ_AGAIN),
            entry("InvalidTagParameter", "AWS refuses a tag: keys have at most 128 characters, values 256.", CORRECT),
            entry(
                    "TooManyTags",
                    "The repository would have more than 50 tags.",
                    "Remove tags from it or from the template."),
            entry(
                    "LimitExceeded",
                    "A quota of AWS is used up; a registry has at most 50 rules, for example.",
                    "Free one by retiring what is not needed, or share an existing mirror."),
            entry(
                    "PullThroughCacheRuleAlreadyExists",
                    "There is already a rule with this prefix, and it has other settings.",
                    "Choose another prefix or ask for access to the mirror that is there."),
            entry("PullThroughCacheRuleNotFound", "There is no rule with this prefix any more.", READ_AGAIN),
            entry(
                    "UnsupportedUpstreamRegistry",
                    "ECR cannot cache this upstream, or not without a credential.",
                    CORRECT),
            entry("UnableToAccessSecret", "ECR cannot read the credential's secret.", SECRET),
            entry("SecretNotFound", "The credential's secret does not exist in this account and region.", SECRET),
            entry(
                    "UnableToDecryptSecretValue",
                    "ECR cannot decrypt the credential's secret: it needs the default key aws/secretsmanager.",
                    SECRET),
            entry("RepositoryAlreadyExists", "There is already a repository of this name.", READ_AGAIN),
            entry("RepositoryNotFound", "The repository does not exist any more.", READ_AGAIN),
            entry(
                    "RepositoryNotEmpty",
                    "The repository holds images, so it was not deleted.",
                    "Keep it, or delete its images first; the portal never deletes images to get rid of a repository."),
            entry("TemplateAlreadyExists", "There is already a creation template for this prefix.", READ_AGAIN),
            entry("TemplateNotFound", "The creation template does not exist any more.", READ_AGAIN),
            entry("RegistryPolicyNotFound", "The registry has no policy.", READ_AGAIN),
            entry("RepositoryPolicyNotFound", "The repository has no policy.", READ_AGAIN),
            entry("LifecyclePolicyNotFound", "The repository has no lifecycle policy.", READ_AGAIN),
            entry("ImageNotFound", "There is no such image in the repository.", "Pull it by its tag first."),
            entry(
                    "UnableToGetUpstreamImage",
                    "ECR could not get the image from its upstream.",
                    "Check the credential and the image's name."),
            entry("Kms", "The encryption key cannot be used.", "Check the key's state and its policy, then retry."),
            entry("ResourceNotFound", "The secret does not exist.", SECRET),
            entry("ResourceExists", "There is already a secret of this name, with another value.", READ_AGAIN),
            entry(
                    "EncryptionFailure",
                    "Secrets Manager could not encrypt the secret.",
                    "Check the key aws/secretsmanager, then retry."),
            entry(
                    "DecryptionFailure",
                    "Secrets Manager could not decrypt the secret.",
                    "Check the key aws/secretsmanager, then retry."),
            entry("PreconditionNotMet", "The secret is in use by something that does not let it change.", READ_AGAIN),
            entry("MalformedPolicyDocument", "AWS refuses the policy document.", CORRECT),
            entry(
                    "QueueDoesNotExist",
                    "The event queue does not exist.",
                    "Check the queue's name in the registry's settings."),
            entry("OverLimit", "Too many messages of the event queue are under way.", RETRY_SOON),
            entry(
                    "BlockedByOrganizationPolicy",
                    "A policy of the organization blocks this.",
                    "Ask who manages the organization's policies."));

    static Words of(String code) {
        return BY_TYPE.getOrDefault(code, OTHER);
    }

    Words saying(String said) {
        return new Words(message + said, help);
    }

    private static Map.Entry<String, Words> entry(String type, String message, String help) {
        return Map.entry(type, new Words(message, help));
    }
}
