package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.CreationTemplate;
import io.mirrordesk.sandbox.store.RepositorySettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.ecr.model.EncryptionConfigurationForRepositoryCreationTemplate;
import software.amazon.awssdk.services.ecr.model.EncryptionType;
import software.amazon.awssdk.services.ecr.model.RCTAppliedFor;
import software.amazon.awssdk.services.ecr.model.RepositoryCreationTemplate;

/** The settings in a template, which its creation and its update take with the same members. */
final class TemplateSettings {

    private TemplateSettings() {}

    /** Some settings with what a request (create or update, by their common members) says; what it leaves out stays. */
    static RepositorySettings of(RepositorySettings former, SdkPojo request) {
        RepositoryCreationTemplate wish = common(request);
        RepositorySettings settings = former;
        if (wish.imageTagMutabilityAsString() != null) {
            settings = Mutability.apply(
                    settings, wish.imageTagMutabilityAsString(), wish.imageTagMutabilityExclusionFilters());
        }
        if (wish.hasResourceTags()) {
            settings = settings.withTags(ResourceTags.read(wish.resourceTags()));
        }
        if (wish.encryptionConfiguration() != null) {
            settings = encrypted(settings, wish.encryptionConfiguration());
        }
        if (wish.repositoryPolicy() != null) {
            settings = settings.withPolicy(policy(wish.repositoryPolicy()));
        }
        return wish.lifecyclePolicy() == null
                ? settings
                : settings.withLifecyclePolicy(lifecyclePolicy(wish.lifecyclePolicy()));
    }

    private static RepositoryCreationTemplate common(SdkPojo request) {
        RepositoryCreationTemplate.Builder wish = RepositoryCreationTemplate.builder();
        for (SdkField<?> field : wish.sdkFields()) {
            request.sdkFields().stream()
                    .filter(same -> same.memberName().equals(field.memberName()))
                    .map(same -> same.getValueOrDefault(request))
                    .filter(value -> value != null && !(value instanceof SdkAutoConstructList))
                    .findFirst()
                    .ifPresent(value -> field.set(wish, value));
        }
        return wish.build();
    }

    private static RepositorySettings encrypted(
            RepositorySettings settings, EncryptionConfigurationForRepositoryCreationTemplate encryption) {
        String type = Constraints.required("encryptionType", encryption.encryptionTypeAsString());
        Constraints.oneOf("encryptionType", type, EncryptionType.knownValues());
        String key = encryption.kmsKey();
        boolean awsManaged = key == null
                || Constraints.pattern("kmsKey", key, Constraints.KMS_KEY).isEmpty();
        return settings.withEncryption(type, awsManaged ? null : key);
    }

    private static @Nullable String policy(String text) {
        return text.isEmpty() ? null : RepositoryPolicyOperations.checked(text);
    }

    private static @Nullable String lifecyclePolicy(String text) {
        if (text.isEmpty()) {
            return null;
        }
        LifecycleTexts.check(Constraints.length("lifecyclePolicy", text, 0, 30_720));
        return text;
    }

    static List<String> appliedFor(List<String> purposes) {
        purposes.forEach(purpose -> Constraints.oneOf("appliedFor", purpose, RCTAppliedFor.knownValues()));
        return purposes.stream().distinct().toList();
    }

    static RepositoryCreationTemplate model(CreationTemplate template) {
        RepositorySettings settings = template.settings();
        return RepositoryCreationTemplate.builder()
                .prefix(template.prefix())
                .description(template.description())
                .encryptionConfiguration(
                        c -> c.encryptionType(settings.encryptionType()).kmsKey(settings.kmsKey()))
                .resourceTags(ResourceTags.write(settings.tags()))
                .imageTagMutability(settings.tagMutability())
                .imageTagMutabilityExclusionFilters(Mutability.filters(settings))
                .repositoryPolicy(settings.policy())
                .lifecyclePolicy(settings.lifecyclePolicy())
                .appliedForWithStrings(template.appliedFor())
                .customRoleArn(template.roleArn())
                .createdAt(template.createdAt())
                .updatedAt(template.updatedAt())
                .build();
    }
}
