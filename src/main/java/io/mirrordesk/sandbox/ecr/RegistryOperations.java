package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Documents;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.DeleteRegistryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRegistryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.GetAccountSettingRequest;
import software.amazon.awssdk.services.ecr.model.GetAccountSettingResponse;
import software.amazon.awssdk.services.ecr.model.GetRegistryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetRegistryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.PutAccountSettingRequest;
import software.amazon.awssdk.services.ecr.model.PutAccountSettingResponse;
import software.amazon.awssdk.services.ecr.model.PutRegistryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.PutRegistryPolicyResponse;

/** What belongs to a registry as a whole: its policy and its account settings. These operations know the own account only. */
final class RegistryOperations {

    /** The values that each setting takes; the first one is its default. */
    private static final Map<String, List<String>> SETTINGS = Map.of(
            "BASIC_SCAN_TYPE_VERSION", List.of("AWS_NATIVE", "CLAIR"),
            "REGISTRY_POLICY_SCOPE", List.of("V2", "V1"),
            "BLOB_MOUNTING", List.of("DISABLED", "ENABLED"));

    private final Documents documents;

    RegistryOperations(Documents documents) {
        this.documents = documents;
    }

    void addTo(Operations operations) {
        operations
                .on("PutRegistryPolicy", PutRegistryPolicyRequest::builder, this::putPolicy)
                .on("GetRegistryPolicy", GetRegistryPolicyRequest::builder, this::getPolicy)
                .on("DeleteRegistryPolicy", DeleteRegistryPolicyRequest::builder, this::deletePolicy)
                .on("PutAccountSetting", PutAccountSettingRequest::builder, this::putSetting)
                .on("GetAccountSetting", GetAccountSettingRequest::builder, this::getSetting);
    }

    private SdkPojo putPolicy(Caller caller, PutRegistryPolicyRequest request) {
        String given =
                Constraints.length("policyText", Constraints.required("policyText", request.policyText()), 0, 10_240);
        String text = PolicyText.rewrite(given, true)
                .orElseThrow(() -> EcrErrors.broken("PolicyText", "Invalid registry policy provided"));
        documents.put(caller.registry(), Documents.REGISTRY_POLICY, text);
        return PutRegistryPolicyResponse.builder()
                .registryId(caller.account())
                .policyText(text)
                .build();
    }

    private SdkPojo getPolicy(Caller caller, GetRegistryPolicyRequest request) {
        return GetRegistryPolicyResponse.builder()
                .registryId(caller.account())
                .policyText(policy(caller.registry()))
                .build();
    }

    private SdkPojo deletePolicy(Caller caller, DeleteRegistryPolicyRequest request) {
        String text = policy(caller.registry());
        documents.delete(caller.registry(), Documents.REGISTRY_POLICY);
        return DeleteRegistryPolicyResponse.builder()
                .registryId(caller.account())
                .policyText(text)
                .build();
    }

    private String policy(Registry registry) {
        return documents
                .find(registry, Documents.REGISTRY_POLICY)
                .orElseThrow(() -> EcrErrors.registryPolicyNotFound(registry));
    }

    private SdkPojo putSetting(Caller caller, PutAccountSettingRequest request) {
        List<String> values = values(request.name());
        String value = Constraints.oneOf("value", Constraints.required("value", request.value()), values);
        documents.put(caller.registry(), Documents.setting(request.name()), value);
        return PutAccountSettingResponse.builder()
                .name(request.name())
                .value(value)
                .build();
    }

    private SdkPojo getSetting(Caller caller, GetAccountSettingRequest request) {
        List<String> values = values(request.name());
        String value = documents
                .find(caller.registry(), Documents.setting(request.name()))
                .orElse(values.getFirst());
        return GetAccountSettingResponse.builder()
                .name(request.name())
                .value(value)
                .build();
    }

    private static List<String> values(@Nullable String name) {
        String given = Constraints.length("name", Constraints.required("name", name), 1, 64);
        Constraints.oneOf("name", given, SETTINGS.keySet().stream().sorted().toList());
        return SETTINGS.getOrDefault(given, List.of());
    }
}
