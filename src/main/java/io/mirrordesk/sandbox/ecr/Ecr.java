package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.access.Access;
import io.mirrordesk.sandbox.access.Tokens;
import io.mirrordesk.sandbox.events.Events;
import io.mirrordesk.sandbox.registry.UpstreamImages;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Upstreams;
import io.mirrordesk.sandbox.wire.Operations;
import io.mirrordesk.sandbox.wire.Service;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The ECR service: which class has which operations.
 *
 * @param layerUrls where layers can be downloaded without a login
 * @param upstreamImages the pull-through cache, for reading images
 * @param background runs what goes on behind an answer
 * @param endpoint where the sandbox serves {@code /v2/}
 */
public record Ecr(
        Store store,
        Access access,
        Tokens tokens,
        Events events,
        Upstreams upstreams,
        UpstreamImages upstreamImages,
        LayerUrls layerUrls,
        Executor background,
        Clock clock,
        Supplier<String> endpoint) {

    public Service service() {
        Operations operations = new Operations();
        Target target = new Target(store.repositories(), access);
        addRules(operations, target);
        addRepositories(operations, target);
        addLifecycle(operations, target);
        addImages(operations, target);
        addLayers(operations, target);
        addRegistry(operations, target);
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
        new RepositoryPolicyOperations(target, store.repositories()).addTo(operations);
        new TemplateOperations(store.templates(), clock).addTo(operations);
    }

    private void addLifecycle(Operations operations, Target target) {
        new LifecyclePolicyOperations(target, store, clock).addTo(operations);
        new LifecyclePreviewOperations(target, store, background, clock).addTo(operations);
        new LifecyclePreviewQueries(target, store, clock).addTo(operations);
    }

    private void addImages(Operations operations, Target target) {
        ImageChanges changes = new ImageChanges(store.images(), store.tags(), events, clock);
        new ImageQueries(target, store.images()).addTo(operations);
        new ImageReads(target, store.images(), upstreamImages).addTo(operations);
        new ImageOperations(target, store.images(), changes).addTo(operations);
        new PutImageOperation(target, store, events, clock).addTo(operations);
        new StorageClassOperations(target, store.images(), changes).addTo(operations);
        new ScanOperations(target, store.images(), clock).addTo(operations);
        new ReferrerOperations(target, store.images()).addTo(operations);
    }

    private void addLayers(Operations operations, Target target) {
        new LayerUploadOperations(target, store).addTo(operations);
        new LayerOperations(target, store.layers(), layerUrls).addTo(operations);
    }

    private void addRegistry(Operations operations, Target target) {
        new RegistryOperations(store.documents()).addTo(operations);
        new AuthorizationOperations(tokens, endpoint).addTo(operations);
        new ReplicationOperations(target, store.documents(), store.images()).addTo(operations);
        new SigningOperations(target, store.documents(), store.images()).addTo(operations);
        new ScanningConfigurationOperations(store.documents(), store.repositories()).addTo(operations);
        new PullTimeExclusionOperations(store.pullTimeExclusions(), clock).addTo(operations);
    }
}
