package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Repositories;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.SetRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.SetRepositoryPolicyResponse;

/** The policies of repositories. */
final class RepositoryPolicyOperations {

    private final Target target;
    private final Repositories repositories;

    RepositoryPolicyOperations(Target target, Repositories repositories) {
        this.target = target;
        this.repositories = repositories;
    }

    void addTo(Operations operations) {
        operations
                .on("SetRepositoryPolicy", SetRepositoryPolicyRequest::builder, this::set)
                .on("GetRepositoryPolicy", GetRepositoryPolicyRequest::builder, this::get)
                .on("DeleteRepositoryPolicy", DeleteRepositoryPolicyRequest::builder, this::delete);
    }

    private SdkPojo set(Caller caller, SetRepositoryPolicyRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "SetRepositoryPolicy");
        String text = checked(Constraints.required("policyText", request.policyText()));
        repositories.update(repository.id(), settings -> settings.withPolicy(text));
        return SetRepositoryPolicyResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .policyText(text)
                .build();
    }

    /** The text as it is stored; refused if it is no valid repository policy. */
    static String checked(String text) {
        return PolicyText.rewrite(Constraints.length("policyText", text, 0, 10_240), false)
                .orElseThrow(() -> EcrErrors.broken("PolicyText", "Invalid repository policy provided"));
    }

    private SdkPojo get(Caller caller, GetRepositoryPolicyRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "GetRepositoryPolicy");
        return GetRepositoryPolicyResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .policyText(text(repository))
                .build();
    }

    private SdkPojo delete(Caller caller, DeleteRepositoryPolicyRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "DeleteRepositoryPolicy");
        String text = text(repository);
        repositories.update(repository.id(), settings -> settings.withPolicy(null));
        return DeleteRepositoryPolicyResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .policyText(text)
                .build();
    }

    private static String text(Repository repository) {
        String text = repository.settings().policy();
        if (text == null) {
            throw EcrErrors.repositoryPolicyNotFound(repository.registry(), repository.name());
        }
        return text;
    }
}
