package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Documents;
import io.mirrordesk.sandbox.store.Images;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.ModelText;
import io.mirrordesk.sandbox.wire.Operations;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.DescribeImageReplicationStatusRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageReplicationStatusResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRegistryRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRegistryResponse;
import software.amazon.awssdk.services.ecr.model.ImageReplicationStatus;
import software.amazon.awssdk.services.ecr.model.PutReplicationConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.PutReplicationConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.ReplicationConfiguration;
import software.amazon.awssdk.services.ecr.model.ReplicationDestination;
import software.amazon.awssdk.services.ecr.model.ReplicationRule;
import software.amazon.awssdk.services.ecr.model.RepositoryFilter;

/** The replication configuration of a registry, kept as a document: the sandbox replicates nothing. */
final class ReplicationOperations {

    private static final int MOST_RULES = 10;
    private static final int MOST_DESTINATIONS = 25;
    private static final Pattern REGION = Pattern.compile("[0-9a-z-]{2,25}");
    private static final Pattern FILTER =
            Pattern.compile("^(?:[a-z0-9]+(?:[._-][a-z0-9]*)*/)*[a-z0-9]*(?:[._-][a-z0-9]*)*$");

    private final Target target;
    private final Documents documents;
    private final ImageIds ids;

    ReplicationOperations(Target target, Documents documents, Images images) {
        this.target = target;
        this.documents = documents;
        this.ids = new ImageIds(images);
    }

    void addTo(Operations operations) {
        operations
                .on("PutReplicationConfiguration", PutReplicationConfigurationRequest::builder, this::put)
                .on("DescribeRegistry", DescribeRegistryRequest::builder, this::describe)
                .on(
                        "DescribeImageReplicationStatus",
                        DescribeImageReplicationStatusRequest::builder,
                        this::describeImage);
    }

    private SdkPojo put(Caller caller, PutReplicationConfigurationRequest request) {
        ReplicationConfiguration configuration =
                Constraints.required("replicationConfiguration", request.replicationConfiguration());
        check(caller.registry(), configuration);
        documents.put(caller.registry(), Documents.REPLICATION, ModelText.write(configuration));
        return PutReplicationConfigurationResponse.builder()
                .replicationConfiguration(configuration)
                .build();
    }

    private static void check(Registry registry, ReplicationConfiguration configuration) {
        Constraints.required("rules", configuration.hasRules() ? configuration.rules() : null);
        Constraints.size("rules", configuration.rules(), 0, MOST_RULES);
        configuration.rules().forEach(rule -> check(registry, rule));
        long destinations = configuration.rules().stream()
                .flatMap(rule -> rule.destinations().stream())
                .collect(Collectors.toUnmodifiableSet())
                .size();
        if (destinations > MOST_DESTINATIONS) {
            throw EcrErrors.broken(
                    "replicationConfiguration", "There can be at most 25 unique destinations across all rules");
        }
    }

    private static void check(Registry registry, ReplicationRule rule) {
        Constraints.required("destinations", rule.hasDestinations() ? rule.destinations() : null);
        Constraints.size("destinations", rule.destinations(), 0, 100);
        rule.destinations().forEach(destination -> check(registry, destination));
        if (rule.hasRepositoryFilters()) {
            Constraints.size("repositoryFilters", rule.repositoryFilters(), 1, 100);
            rule.repositoryFilters().forEach(ReplicationOperations::check);
        }
    }

    private static void check(Registry registry, ReplicationDestination destination) {
        String region = Constraints.pattern("region", Constraints.required("region", destination.region()), REGION);
        String account = Constraints.pattern(
                "registryId", Constraints.required("registryId", destination.registryId()), Constraints.REGISTRY_ID);
        if (registry.equals(new Registry(account, region))) {
            throw EcrErrors.broken(
                    "replicationConfiguration", "Replication destination cannot be the same as the source registry");
        }
    }

    private static void check(RepositoryFilter filter) {
        Constraints.oneOf("filterType", String.valueOf(filter.filterTypeAsString()), List.of("PREFIX_MATCH"));
        String value = Constraints.length("filter", Constraints.required("filter", filter.filter()), 2, 256);
        Constraints.pattern("filter", value, FILTER);
    }

    private SdkPojo describe(Caller caller, DescribeRegistryRequest request) {
        return DescribeRegistryResponse.builder()
                .registryId(caller.account())
                .replicationConfiguration(configuration(caller.registry()))
                .build();
    }

    private ReplicationConfiguration configuration(Registry registry) {
        return documents
                .find(registry, Documents.REPLICATION)
                .map(text ->
                        ModelText.read(text, ReplicationConfiguration.builder()).build())
                .orElseGet(() -> ReplicationConfiguration.builder()
                        .rules(List.<ReplicationRule>of())
                        .build());
    }

    private SdkPojo describeImage(Caller caller, DescribeImageReplicationStatusRequest request) {
        Repository repository = target.repository(
                caller, request.registryId(), request.repositoryName(), "DescribeImageReplicationStatus");
        return DescribeImageReplicationStatusResponse.builder()
                .repositoryName(repository.name())
                .imageId(ScanOperations.id(ids.require(repository, request.imageId()), request.imageId()))
                .replicationStatuses(List.<ImageReplicationStatus>of())
                .build();
    }
}
