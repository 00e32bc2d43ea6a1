package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Documents;
import io.mirrordesk.sandbox.store.Images;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.ModelText;
import io.mirrordesk.sandbox.wire.Operations;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.DeleteSigningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.DeleteSigningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImageSigningStatusRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageSigningStatusResponse;
import software.amazon.awssdk.services.ecr.model.GetSigningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.GetSigningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.ImageSigningStatus;
import software.amazon.awssdk.services.ecr.model.PutSigningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.PutSigningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.SigningConfiguration;
import software.amazon.awssdk.services.ecr.model.SigningRepositoryFilter;
import software.amazon.awssdk.services.ecr.model.SigningRule;

/** The signing configuration of a registry, kept as a document: the sandbox signs nothing. */
final class SigningOperations {

    private static final Pattern PROFILE =
            Pattern.compile("^arn:aws(-[a-z]+)*:signer:[a-z0-9-]+:[0-9]{12}:\\/signing-profiles\\/[a-zA-Z0-9_]{2,}$");
    private static final Pattern FILTER =
            Pattern.compile("^(?:[a-z0-9*]+(?:[._-][a-z0-9*]+)*/)*[a-z0-9*]+(?:[._-][a-z0-9*]+)*$");

    private final Target target;
    private final Documents documents;
    private final ImageIds ids;

    SigningOperations(Target target, Documents documents, Images images) {
        this.target = target;
        this.documents = documents;
        this.ids = new ImageIds(images);
    }

    void addTo(Operations operations) {
        operations
                .on("PutSigningConfiguration", PutSigningConfigurationRequest::builder, this::put)
                .on("GetSigningConfiguration", GetSigningConfigurationRequest::builder, this::get)
                .on("DeleteSigningConfiguration", DeleteSigningConfigurationRequest::builder, this::delete)
                .on("DescribeImageSigningStatus", DescribeImageSigningStatusRequest::builder, this::describeImage);
    }

    private SdkPojo put(Caller caller, PutSigningConfigurationRequest request) {
        SigningConfiguration configuration =
                Constraints.required("signingConfiguration", request.signingConfiguration());
        Constraints.required("rules", configuration.hasRules() ? configuration.rules() : null);
        Constraints.size("rules", configuration.rules(), 0, 10).forEach(SigningOperations::check);
        documents.put(caller.registry(), Documents.SIGNING, ModelText.write(configuration));
        return PutSigningConfigurationResponse.builder()
                .signingConfiguration(configuration)
                .build();
    }

    private static void check(SigningRule rule) {
        String profile = Constraints.required("signingProfileArn", rule.signingProfileArn());
        Constraints.pattern("signingProfileArn", Constraints.length("signingProfileArn", profile, 0, 200), PROFILE);
        if (rule.hasRepositoryFilters()) {
            Constraints.size("repositoryFilters", rule.repositoryFilters(), 1, 100)
                    .forEach(SigningOperations::check);
        }
    }

    private static void check(SigningRepositoryFilter filter) {
        Constraints.oneOf("filterType", String.valueOf(filter.filterTypeAsString()), List.of("WILDCARD_MATCH"));
        String value = Constraints.length("filter", Constraints.required("filter", filter.filter()), 1, 256);
        Constraints.pattern("filter", value, FILTER);
    }

    private SdkPojo get(Caller caller, GetSigningConfigurationRequest request) {
        return GetSigningConfigurationResponse.builder()
                .registryId(caller.account())
                .signingConfiguration(find(caller.registry()))
                .build();
    }

    private SdkPojo delete(Caller caller, DeleteSigningConfigurationRequest request) {
        SigningConfiguration configuration = find(caller.registry());
        documents.delete(caller.registry(), Documents.SIGNING);
        return DeleteSigningConfigurationResponse.builder()
                .registryId(caller.account())
                .signingConfiguration(configuration)
                .build();
    }

    private SigningConfiguration find(Registry registry) {
        return documents
                .find(registry, Documents.SIGNING)
                .map(text ->
                        ModelText.read(text, SigningConfiguration.builder()).build())
                .orElseThrow(() -> new AwsError(
                        "SigningConfigurationNotFoundException",
                        "Signing configuration does not exist in the registry with id '" + registry.account() + "'"));
    }

    private SdkPojo describeImage(Caller caller, DescribeImageSigningStatusRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "DescribeImageSigningStatus");
        return DescribeImageSigningStatusResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .imageId(ScanOperations.id(ids.require(repository, request.imageId()), request.imageId()))
                .signingStatuses(List.<ImageSigningStatus>of())
                .build();
    }
}
