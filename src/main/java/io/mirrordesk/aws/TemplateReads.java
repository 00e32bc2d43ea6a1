package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.TagMutability;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.model.EncryptionConfigurationForRepositoryCreationTemplate;
import software.amazon.awssdk.services.ecr.model.EncryptionType;
import software.amazon.awssdk.services.ecr.model.RCTAppliedFor;
import software.amazon.awssdk.services.ecr.model.RepositoryCreationTemplate;
import software.amazon.awssdk.services.ecr.model.Tag;

/** ECR's own repository creation templates. */
@Component
class TemplateReads {

    private static final int PAGE = 1000;

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

    /** All of the registry, whoever made them. */
    List<NativeTemplateSummary> listed(RegistryConnection connection) {
        return calls
                .ecr(
                        connection,
                        "DescribeRepositoryCreationTemplates",
                        ecr -> ecr
                                .describeRepositoryCreationTemplatesPaginator(request -> request.maxResults(PAGE))
                                .repositoryCreationTemplates()
                                .stream()
                                .toList())
                .stream()
                .map(TemplateReads::summary)
                .toList();
    }

    private static NativeTemplateSummary summary(RepositoryCreationTemplate found) {
        return new NativeTemplateSummary(
                found.prefix(),
                textOrNull(found.description()),
                found.appliedForAsStrings(),
                Optional.ofNullable(found.imageTagMutabilityAsString()).orElse("MUTABLE"),
                Optional.ofNullable(found.encryptionConfiguration())
                        .map(EncryptionConfigurationForRepositoryCreationTemplate::encryptionTypeAsString)
                        .orElse("AES256"),
                found.resourceTags().stream().collect(Collectors.toMap(Tag::key, Tag::value)),
                textOrNull(found.repositoryPolicy()),
                textOrNull(found.lifecyclePolicy()),
                found.customRoleArn(),
                found.createdAt(),
                found.updatedAt());
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
