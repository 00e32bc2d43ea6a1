package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Documents;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repositories;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.ModelText;
import io.mirrordesk.sandbox.wire.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.BatchGetRepositoryScanningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetRepositoryScanningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.GetRegistryScanningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.GetRegistryScanningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.PutRegistryScanningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.PutRegistryScanningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.RegistryScanningConfiguration;
import software.amazon.awssdk.services.ecr.model.RegistryScanningRule;
import software.amazon.awssdk.services.ecr.model.RepositoryScanningConfiguration;
import software.amazon.awssdk.services.ecr.model.RepositoryScanningConfigurationFailure;
import software.amazon.awssdk.services.ecr.model.ScanFrequency;
import software.amazon.awssdk.services.ecr.model.ScanType;
import software.amazon.awssdk.services.ecr.model.ScanningConfigurationFailureCode;
import software.amazon.awssdk.services.ecr.model.ScanningRepositoryFilter;

/** The scanning configuration of a registry, and what it means for repositories. */
final class ScanningConfigurationOperations {

    private static final Pattern FILTER = Pattern.compile("^[a-z0-9*](?:[._\\-/a-z0-9*]?[a-z0-9*]+)*$");

    private final Documents documents;
    private final Repositories repositories;

    ScanningConfigurationOperations(Documents documents, Repositories repositories) {
        this.documents = documents;
        this.repositories = repositories;
    }

    void addTo(Operations operations) {
        operations
                .on("PutRegistryScanningConfiguration", PutRegistryScanningConfigurationRequest::builder, this::put)
                .on("GetRegistryScanningConfiguration", GetRegistryScanningConfigurationRequest::builder, this::get)
                .on(
                        "BatchGetRepositoryScanningConfiguration",
                        BatchGetRepositoryScanningConfigurationRequest::builder,
                        this::batchGet);
    }

    private SdkPojo put(Caller caller, PutRegistryScanningConfigurationRequest request) {
        String type = Objects.requireNonNullElse(request.scanTypeAsString(), "BASIC");
        Constraints.oneOf("scanType", type, ScanType.knownValues());
        Constraints.size("rules", request.rules(), 0, 2);
        request.rules().forEach(rule -> check(type, rule));
        RegistryScanningConfiguration configuration = RegistryScanningConfiguration.builder()
                .scanType(type)
                .rules(request.rules())
                .build();
        documents.put(caller.registry(), Documents.SCANNING, ModelText.write(configuration));
        return PutRegistryScanningConfigurationResponse.builder()
                .registryScanningConfiguration(configuration)
                .build();
    }

    private static void check(String type, RegistryScanningRule rule) {
        String frequency = Constraints.required("scanFrequency", rule.scanFrequencyAsString());
        Constraints.oneOf("scanFrequency", frequency, ScanFrequency.knownValues());
        if (type.equals("BASIC") && frequency.equals("CONTINUOUS_SCAN")) {
            throw EcrErrors.broken("scanFrequency", "CONTINUOUS_SCAN is only supported by the scan type ENHANCED");
        }
        Constraints.required("repositoryFilters", rule.hasRepositoryFilters() ? rule.repositoryFilters() : null);
        for (ScanningRepositoryFilter filter :
                Constraints.size("repositoryFilters", rule.repositoryFilters(), 0, 100)) {
            Constraints.oneOf("filterType", String.valueOf(filter.filterTypeAsString()), List.of("WILDCARD"));
            String value = Constraints.length("filter", Constraints.required("filter", filter.filter()), 1, 256);
            Constraints.pattern("filter", value, FILTER);
        }
    }

    private SdkPojo get(Caller caller, GetRegistryScanningConfigurationRequest request) {
        return GetRegistryScanningConfigurationResponse.builder()
                .registryId(caller.account())
                .scanningConfiguration(configuration(caller.registry()))
                .build();
    }

    private RegistryScanningConfiguration configuration(Registry registry) {
        return documents
                .find(registry, Documents.SCANNING)
                .map(text -> ModelText.read(text, RegistryScanningConfiguration.builder())
                        .build())
                .orElseGet(() -> RegistryScanningConfiguration.builder()
                        .scanType("BASIC")
                        .rules(List.of())
                        .build());
    }

    private SdkPojo batchGet(Caller caller, BatchGetRepositoryScanningConfigurationRequest request) {
        Constraints.required("repositoryNames", request.hasRepositoryNames() ? request.repositoryNames() : null);
        Constraints.size("repositoryNames", request.repositoryNames(), 1, 25);
        RegistryScanningConfiguration registry = configuration(caller.registry());
        List<RepositoryScanningConfiguration> found = new ArrayList<>();
        List<RepositoryScanningConfigurationFailure> failures = new ArrayList<>();
        for (String name : request.repositoryNames()) {
            Optional<Repository> repository = repositories.find(caller.registry(), Constraints.repositoryName(name));
            repository.ifPresentOrElse(
                    present -> found.add(effective(registry, present)), () -> failures.add(notFound(name)));
        }
        return BatchGetRepositoryScanningConfigurationResponse.builder()
                .scanningConfigurations(found)
                .failures(failures)
                .build();
    }

    private static RepositoryScanningConfigurationFailure notFound(String name) {
        return RepositoryScanningConfigurationFailure.builder()
                .repositoryName(name)
                .failureCode(ScanningConfigurationFailureCode.REPOSITORY_NOT_FOUND)
                .failureReason("REPOSITORY_NOT_FOUND")
                .build();
    }

    /** The first rule of the registry that covers the repository counts; without one, the repository's own setting. */
    private static RepositoryScanningConfiguration effective(
            RegistryScanningConfiguration registry, Repository repository) {
        Optional<RegistryScanningRule> rule = registry.rules().stream()
                .filter(candidate -> !filters(candidate, repository).isEmpty())
                .findFirst();
        boolean own = repository.settings().scanOnPush();
        String frequency =
                rule.map(RegistryScanningRule::scanFrequencyAsString).orElse(own ? "SCAN_ON_PUSH" : "MANUAL");
        return RepositoryScanningConfiguration.builder()
                .repositoryArn(repository.arn())
                .repositoryName(repository.name())
                .scanOnPush(own || frequency.equals("SCAN_ON_PUSH"))
                .scanFrequency(frequency)
                .appliedScanFilters(
                        rule.map(found -> filters(found, repository)).orElse(List.of()))
                .build();
    }

    private static List<ScanningRepositoryFilter> filters(RegistryScanningRule rule, Repository repository) {
        return rule.repositoryFilters().stream()
                .filter(filter -> matches(filter.filter(), repository.name()))
                .toList();
    }

    /** Without a wildcard a filter fits every name that contains it (ECR user guide, "Filters to choose which repositories are scanned"). */
    private static boolean matches(String filter, String name) {
        return filter.contains("*")
                ? Pattern.matches("\\Q" + filter.replace("*", "\\E.*\\Q") + "\\E", name)
                : name.contains(filter);
    }
}
