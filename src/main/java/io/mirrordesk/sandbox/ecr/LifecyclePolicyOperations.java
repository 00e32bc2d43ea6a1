package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.DeleteLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.DeleteLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyResponse;

/** The lifecycle policies of repositories, stored as they were sent. */
final class LifecyclePolicyOperations {

    private final Target target;
    private final Store store;
    private final Clock clock;

    LifecyclePolicyOperations(Target target, Store store, Clock clock) {
        this.target = target;
        this.store = store;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("PutLifecyclePolicy", PutLifecyclePolicyRequest::builder, this::put)
                .on("GetLifecyclePolicy", GetLifecyclePolicyRequest::builder, this::get)
                .on("DeleteLifecyclePolicy", DeleteLifecyclePolicyRequest::builder, this::delete);
    }

    private SdkPojo put(Caller caller, PutLifecyclePolicyRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "PutLifecyclePolicy");
        String text = Constraints.required("lifecyclePolicyText", request.lifecyclePolicyText());
        LifecycleTexts.check(Constraints.length("lifecyclePolicyText", text, 100, 30_720));
        store.database().write(() -> {
            store.repositories().update(repository.id(), settings -> settings.withLifecyclePolicy(text));
            store.schedule().begin(repository.id(), clock.instant());
        });
        return PutLifecyclePolicyResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .lifecyclePolicyText(text)
                .build();
    }

    private SdkPojo get(Caller caller, GetLifecyclePolicyRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "GetLifecyclePolicy");
        return GetLifecyclePolicyResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .lifecyclePolicyText(text(repository))
                .lastEvaluatedAt(store.schedule().evaluatedAt(repository.id()).orElse(null))
                .build();
    }

    private SdkPojo delete(Caller caller, DeleteLifecyclePolicyRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "DeleteLifecyclePolicy");
        String text = text(repository);
        Optional<Instant> evaluatedAt = store.schedule().evaluatedAt(repository.id());
        store.database().write(() -> {
            store.repositories().update(repository.id(), settings -> settings.withLifecyclePolicy(null));
            store.schedule().end(repository.id());
        });
        return DeleteLifecyclePolicyResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .lifecyclePolicyText(text)
                .lastEvaluatedAt(evaluatedAt.orElse(null))
                .build();
    }

    private static String text(Repository repository) {
        String text = repository.settings().lifecyclePolicy();
        if (text == null) {
            throw EcrErrors.lifecyclePolicyNotFound(repository.registry(), repository.name());
        }
        return text;
    }
}
