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

    Optional<Repository> find(Wanted wanted) {
        return repositories.find(wanted.registry(), wanted.name());
    }

    boolean allows(Wanted wanted, String action, Optional<Repository> repository) {
        return gate.allows(wanted.caller(), action, wanted.registry(), wanted.name(), repository);
    }

    /** Whether the caller may do something with another repository of the same registry. */
    boolean allowsAt(Wanted wanted, Repository repository, String action) {
        return gate.allows(wanted.caller(), action, wanted.registry(), repository.name(), Optional.of(repository));
    }

    /** The repository that a push writes to; it is created where a template for pushes covers it. */
    Repository writable(Wanted wanted, String action, Creation creation) {
        if (find(wanted).isEmpty() && allows(wanted, CREATE_REPOSITORY, Optional.empty())) {
            Optional<Repository> created = creation.forPush(wanted);
            if (created.isPresent()) {
                return created.get();
            }
        }
        return require(wanted, action);
    }

    /** The repository; 404 if there is none, 403 if the policies do not allow the action. */
    Repository require(Wanted wanted, String action) {
        Repository repository =
                find(wanted).orElseThrow(() -> OciError.repositoryUnknown(wanted.registry(), wanted.name()));
        if (!allows(wanted, action, Optional.of(repository))) {
            throw OciError.denied(wanted.caller(), action, repository.arn());
        }
        return repository;
    }
}
