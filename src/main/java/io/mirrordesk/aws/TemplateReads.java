package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.TagMutability;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.model.EncryptionType;
import software.amazon.awssdk.services.ecr.model.RCTAppliedFor;
import software.amazon.awssdk.services.ecr.model.RepositoryCreationTemplate;

/** ECR's own repository creation templates. */
@Component
class TemplateReads {

    private final AwsCalls calls;

    TemplateReads(AwsCalls calls) {
        this.calls = calls;
    }

    /** Describing has no error type for what does not exist: a whole answer without the template says so. */
    Optional<Resource.NativeTemplate> template(RegistryConnection connection, Prefix prefix) {
        return calls
                .ecr(
                        connection,
                        "DescribeRepositoryCreationTemplates",
                        ecr -> ecr.describeRepositoryCreationTemplates(request -> request.prefixes(prefix.value())))
                .repositoryCreationTemplates()
                .stream()
                .filter(found -> stripped(found.prefix()).equals(stripped(prefix.value())))
                .findFirst()
                .map(found -> resource(prefix, found));
    }

    private static String stripped(String prefix) {
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }

    private static Resource.NativeTemplate resource(Prefix prefix, RepositoryCreationTemplate found) {
        if (!isOfOurKind(found)) {
            throw Unreadable.unmanaged("The creation template " + prefix
                    + " has tags, a key, a role or another purpose than pull-through caching");
        }
        return new Resource.NativeTemplate(
                prefix, mutability(found), textOrNull(found.repositoryPolicy()), textOrNull(found.lifecyclePolicy()));
    }

    private static boolean isOfOurKind(RepositoryCreationTemplate found) {
        boolean encrypted = found.encryptionConfiguration() != null
                && found.encryptionConfiguration().encryptionType() != EncryptionType.AES256;
        return !encrypted
                && found.resourceTags().isEmpty()
                && found.customRoleArn() == null
                && found.appliedFor().contains(RCTAppliedFor.PULL_THROUGH_CACHE);
    }

    private static TagMutability mutability(RepositoryCreationTemplate found) {
        String text = found.imageTagMutabilityAsString();
        if (text == null) {
            return TagMutability.MUTABLE;
        }
        return Mutability.known(text)
                .orElseThrow(() -> Unreadable.unmanaged("The creation template " + found.prefix() + " has " + text));
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
