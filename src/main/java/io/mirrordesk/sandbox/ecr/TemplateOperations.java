package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.CreationTemplate;
import io.mirrordesk.sandbox.store.CreationTemplates;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.RepositorySettings;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryCreationTemplateRequest;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryCreationTemplateResponse;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryCreationTemplateRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryCreationTemplateResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoryCreationTemplatesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoryCreationTemplatesResponse;
import software.amazon.awssdk.services.ecr.model.UpdateRepositoryCreationTemplateRequest;
import software.amazon.awssdk.services.ecr.model.UpdateRepositoryCreationTemplateResponse;

/**
 * Repository creation templates of the caller's own registry. Tags or KMS without a role are accepted, as ECR accepts them, and
 * make every creation fail.
 */
final class TemplateOperations {

    private final CreationTemplates templates;
    private final Clock clock;

    TemplateOperations(CreationTemplates templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("CreateRepositoryCreationTemplate", CreateRepositoryCreationTemplateRequest::builder, this::create)
                .on("UpdateRepositoryCreationTemplate", UpdateRepositoryCreationTemplateRequest::builder, this::update)
                .on("DeleteRepositoryCreationTemplate", DeleteRepositoryCreationTemplateRequest::builder, this::delete)
                .on(
                        "DescribeRepositoryCreationTemplates",
                        DescribeRepositoryCreationTemplatesRequest::builder,
                        this::describe);
    }

    private SdkPojo create(Caller caller, CreateRepositoryCreationTemplateRequest request) {
        Registry registry = caller.registry();
        String prefix = Constraints.prefix("prefix", request.prefix(), 1, 256);
        Instant now = clock.instant();
        CreationTemplate template = new CreationTemplate(
                registry,
                prefix,
                description(request.description()),
                TemplateSettings.appliedFor(Constraints.required(
                        "appliedFor", request.hasAppliedFor() ? request.appliedForAsStrings() : null)),
                role(request.customRoleArn()),
                TemplateSettings.of(RepositorySettings.defaults(), request),
                now,
                now);
        if (templates.find(registry, prefix).isPresent()) {
            throw EcrErrors.templateAlreadyExists(registry, prefix);
        }
        templates.put(template);
        return CreateRepositoryCreationTemplateResponse.builder()
                .registryId(registry.account())
                .repositoryCreationTemplate(TemplateSettings.model(template))
                .build();
    }

    private SdkPojo update(Caller caller, UpdateRepositoryCreationTemplateRequest request) {
        CreationTemplate former = find(caller.registry(), request.prefix());
        CreationTemplate changed = new CreationTemplate(
                former.registry(),
                former.prefix(),
                request.description() == null ? former.description() : description(request.description()),
                request.hasAppliedFor()
                        ? TemplateSettings.appliedFor(request.appliedForAsStrings())
                        : former.appliedFor(),
                request.customRoleArn() == null ? former.roleArn() : role(request.customRoleArn()),
                TemplateSettings.of(former.settings(), request),
                former.createdAt(),
                clock.instant());
        templates.put(changed);
        return UpdateRepositoryCreationTemplateResponse.builder()
                .registryId(caller.account())
                .repositoryCreationTemplate(TemplateSettings.model(changed))
                .build();
    }

    private SdkPojo delete(Caller caller, DeleteRepositoryCreationTemplateRequest request) {
        CreationTemplate template = find(caller.registry(), request.prefix());
        templates.delete(template.registry(), template.prefix());
        return DeleteRepositoryCreationTemplateResponse.builder()
                .registryId(caller.account())
                .repositoryCreationTemplate(TemplateSettings.model(template))
                .build();
    }

    private SdkPojo describe(Caller caller, DescribeRepositoryCreationTemplatesRequest request) {
        List<String> wanted = request.prefixes().stream()
                .map(prefix -> Constraints.prefix("prefixes", prefix, 1, 256))
                .toList();
        List<CreationTemplate> all = templates.list(caller.registry()).stream()
                .filter(template -> wanted.isEmpty() || wanted.contains(template.prefix()))
                .toList();
        Page<CreationTemplate> page = Page.cut(
                all, Page.after(request.nextToken()), Page.size(request.maxResults(), 1000), CreationTemplate::prefix);
        return DescribeRepositoryCreationTemplatesResponse.builder()
                .registryId(caller.account())
                .repositoryCreationTemplates(
                        page.items().stream().map(TemplateSettings::model).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private CreationTemplate find(Registry registry, @Nullable String given) {
        String prefix = Constraints.prefix("prefix", given, 1, 256);
        return templates.find(registry, prefix).orElseThrow(() -> EcrErrors.templateNotFound(registry, prefix));
    }

    private static @Nullable String description(@Nullable String text) {
        return text == null ? null : Constraints.length("description", text, 0, 256);
    }

    private static @Nullable String role(@Nullable String arn) {
        return arn == null ? null : Constraints.length("customRoleArn", arn, 0, 2048);
    }
}
