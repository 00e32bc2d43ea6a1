package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.plan.Resource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

/** Secrets by name. Their values are not read here. */
@Component
class SecretReads {

    /** Secrets Manager appends a hyphen and six random characters to the name (API reference, CreateSecret, “Name”). */
    private static final Pattern SUFFIX = Pattern.compile("-[A-Za-z0-9]{6}$");

    /** Random characters nearly always have a capital or a digit beside letters; a word of a name has neither. */
    private static final Pattern CLEARLY_RANDOM = Pattern.compile("-(?=[^-]*[A-Z])[A-Za-z0-9]{6}$");

    private final AwsCalls calls;

    SecretReads(AwsCalls calls) {
        this.calls = calls;
    }

    /** One that is scheduled for deletion is another thing: it neither works nor lets go of its name. */
    Optional<Resource> secret(RegistryConnection connection, String name) {
        return described(connection, name)
                .map(found -> found.deletedDate() == null
                        ? new Resource.Secret(found.name())
                        : new Resource.RetiredSecret(found.name()));
    }

    /** Throws {@link CallFailed} when there is no such secret, or it is scheduled for deletion. */
    String arn(RegistryConnection connection, String name) {
        return described(connection, name)
                .map(SecretReads::usable)
                .map(DescribeSecretResponse::arn)
                .orElseThrow(() -> CallFailed.refused(new AwsError(
                        "SecretNotFound",
                        "The secret " + name + " does not exist in this account and region.",
                        "File the credential again; its value went away with the secret.",
                        null,
                        false)));
    }

    /** The name of the secret that an ARN stands for, which ends with a random suffix, or, when given by hand, without. */
    String nameOf(RegistryConnection connection, String arn) {
        String tail = arn.substring(arn.lastIndexOf(":secret:") + ":secret:".length());
        String stripped = SUFFIX.matcher(tail).replaceFirst("");
        if (stripped.equals(tail) || CLEARLY_RANDOM.matcher(tail).find()) {
            return stripped;
        }
        return described(connection, arn).map(DescribeSecretResponse::name).orElse(stripped);
    }

    private Optional<DescribeSecretResponse> described(RegistryConnection connection, String id) {
        return CallFailed.emptyIf(
                "ResourceNotFound",
                () -> calls.secrets(
                        connection, "DescribeSecret", client -> client.describeSecret(r -> r.secretId(id))));
    }

    private static DescribeSecretResponse usable(DescribeSecretResponse secret) {
        if (secret.deletedDate() != null) {
            throw CallFailed.refused(new AwsError(
                    "SecretScheduledForDeletion",
                    "The secret " + secret.name()
                            + " is scheduled for deletion, so it can be neither used nor created.",
                    "Restore it in Secrets Manager or wait until it is gone.",
                    null,
                    false));
        }
        return secret;
    }
}
