package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Repositories;
import io.mirrordesk.sandbox.store.Repository;
import java.util.Optional;

/** Finds the repository of a call, if the caller may do to it what it wants to. */
final class Guard {

    static final String GET_IMAGE = "ecr:BatchGetImage";
    static final String GET_LAYER = "ecr:GetDownloadUrlForLayer";
    static final String LIST_IMAGES = "ecr:ListImages";
    static final String IMPORT = "ecr:BatchImportUpstreamImage";
    static final String CREATE_REPOSITORY = "ecr:CreateRepository";
    static final String PUT_IMAGE = "ecr:PutImage";
    static final String UPLOAD_LAYER = "ecr:InitiateLayerUpload";
    static final String DELETE_IMAGE = "ecr:BatchDeleteImage";

    private final Repositories repositories;
    private final Gate gate;

    Guard(Repositories repositories, Gate gate) {
        this.repositories = repositories;
        this.gate = gate;
    }

    Optional<Repository> find(Call call) {
        return repositories.find(call.registry(), call.name());
    }

    boolean allows(Call call, String action, Optional<Repository> repository) {
        return gate.allows(call.caller(), action, call.registry(), call.name(), repository);
    }

    /** Whether the caller may do something with another repository of the same registry. */
    boolean allowsAt(Call call, Repository repository, String action) {
        return gate.allows(call.caller(), action, call.registry(), repository.name(), Optional.of(repository));
    }

    /** The repository that a push writes to; it is created where a template for pushes covers it. */
    Repository writable(Call call, String action, Creation creation) {
        if (find(call).isEmpty() && allows(call, CREATE_REPOSITORY, Optional.empty())) {
            Optional<Repository> created = creation.forPush(call.registry(), call.name());
            if (created.isPresent()) {
                return created.get();
            }
        }
        return require(call, action);
    }

    /** The call's repository; 404 if there is none, 403 if the policies do not allow the action. */
    Repository require(Call call, String action) {
        Repository repository = find(call).orElseThrow(() -> OciError.repositoryUnknown(call.registry(), call.name()));
        if (!allows(call, action, Optional.of(repository))) {
            throw OciError.denied(call.caller(), action, repository.arn());
        }
        return repository;
    }
}
