package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.plan.Resource.NativeTemplate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.model.RCTAppliedFor;

/** ECR's own creation templates: only for pull-through caching, without tags or keys, which would need a role. */
@Component
class TemplateChanges {

    private final AwsCalls calls;
    private final TemplateReads reads;

    TemplateChanges(AwsCalls calls, TemplateReads reads) {
        this.calls = calls;
        this.reads = reads;
    }

    Change create(RegistryConnection connection, NativeTemplate template) {
        return Change.of(() -> {
            try {
                return Change.requestId(calls.ecr(
                        connection,
                        "CreateRepositoryCreationTemplate",
                        ecr -> ecr.createRepositoryCreationTemplate(r -> r.prefix(
                                        template.prefix().value())
                                .description(NativeTemplate.DESCRIPTION)
                                .appliedFor(RCTAppliedFor.PULL_THROUGH_CACHE)
                                .imageTagMutability(template.tagMutability().name())
                                .repositoryPolicy(template.repositoryPolicy())
                                .lifecyclePolicy(template.lifecyclePolicy()))));
            } catch (CallFailed failed) {
                if (failed.is("TemplateAlreadyExists") && isThere(connection, template)) {
                    return Optional.empty();
                }
                throw failed;
            }
        });
    }

    Change update(RegistryConnection connection, NativeTemplate before, NativeTemplate after) {
        return Change.calling(() -> calls.ecr(
                connection,
                "UpdateRepositoryCreationTemplate",
                ecr -> ecr.updateRepositoryCreationTemplate(
                        r -> r.prefix(after.prefix().value())
                                .appliedFor(RCTAppliedFor.PULL_THROUGH_CACHE)
                                .imageTagMutability(after.tagMutability().name())
                                .repositoryPolicy(cleared(before.repositoryPolicy(), after.repositoryPolicy()))
                                .lifecyclePolicy(cleared(before.lifecyclePolicy(), after.lifecyclePolicy())))));
    }

    Change delete(RegistryConnection connection, NativeTemplate template) {
        return Change.of(() -> CallFailed.emptyIf(
                        "TemplateNotFound",
                        () -> calls.ecr(
                                connection,
                                "DeleteRepositoryCreationTemplate",
                                ecr -> ecr.deleteRepositoryCreationTemplate(
                                        r -> r.prefix(template.prefix().value()))))
                .flatMap(Change::requestId));
    }

    private boolean isThere(RegistryConnection connection, NativeTemplate template) {
        return reads.template(connection, template.prefix())
                .filter(found -> found.satisfies(template))
                .isPresent();
    }

    /** A member that is left out stays as it is; the empty text takes a policy away. */
    private static @Nullable String cleared(@Nullable String before, @Nullable String after) {
        return before != null && after == null ? "" : after;
    }
}
