package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.access.Access;
import io.mirrordesk.sandbox.access.Tokens;
import io.mirrordesk.sandbox.events.Events;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Upstreams;
import io.mirrordesk.sandbox.wire.Operations;
import io.mirrordesk.sandbox.wire.Service;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * The ECR service: which class has which operations.
 *
 * @param endpoint where the sandbox serves {@code /v2/}
 */
public record Ecr(
        Store store,
        Access access,
        Tokens tokens,
        Events events,
        Upstreams upstreams,
        Clock clock,
        Supplier<String> endpoint) {

    public Service service() {
        Operations operations = new Operations();
        Target target = new Target(store.repositories(), access);
        addRules(operations, target);
        addRepositories(operations, target);
        addImages(operations, target);
        new RegistryOperations(store.documents()).addTo(operations);
        new TemplateOperations(store.templates(), clock).addTo(operations);
        new AuthorizationOperations(tokens, endpoint).addTo(operations);
        addLeftOut(operations);
        return new Service("ecr", "AmazonEC2ContainerRegistry_V20150921", Service.Protocol.JSON_1_1, operations);
    }

    private void addRules(Operations operations, Target target) {
        RuleCredentials credentials = new RuleCredentials(store.secrets(), store.secretVersions());
        new RuleCreation(target, store.database(), store.rules(), credentials, clock).addTo(operations);
        new RuleOperations(target, store.rules(), credentials, clock).addTo(operations);
        new RuleValidation(target, store.rules(), credentials, upstreams).addTo(operations);
    }

    private void addRepositories(Operations operations, Target target) {
        new RepositoryOperations(target, store.repositories(), store.images(), events, clock).addTo(operations);
        new TagOperations(target, store.repositories()).addTo(operations);
        new LifecyclePolicyOperations(target, store.repositories()).addTo(operations);
        new RepositoryPolicyOperations(target, store.repositories()).addTo(operations);
    }

    private void addImages(Operations operations, Target target) {
        new ImageQueries(target, store.images()).addTo(operations);
        new ImageOperations(target, store.images(), store.tags(), events).addTo(operations);
    }

    private static void addLeftOut(Operations operations) {
        operations.leftOut(
                "BatchCheckLayerAvailability",
                "BatchGetRepositoryScanningConfiguration",
                "CompleteLayerUpload",
                "DeleteSigningConfiguration",
                "DeregisterPullTimeUpdateExclusion",
                "DescribeImageReplicationStatus",
                "DescribeImageScanFindings",
                "DescribeImageSigningStatus",
                "GetDownloadUrlForLayer",
                "GetLifecyclePolicyPreview",
                "GetRegistryScanningConfiguration",
                "GetSigningConfiguration",
                "InitiateLayerUpload",
                "ListImageReferrers",
                "ListPullTimeUpdateExclusions",
                "PutImage",
                "PutRegistryScanningConfiguration",
                "PutReplicationConfiguration",
                "PutSigningConfiguration",
                "RegisterPullTimeUpdateExclusion",
                "StartImageScan",
                "StartLifecyclePolicyPreview",
                "UpdateImageStorageClass",
                "UploadLayerPart");
    }
}
