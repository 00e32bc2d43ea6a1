package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.policy.InvalidPolicy;
import io.mirrordesk.policy.PolicyDocument;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.model.GetRegistryPolicyRequest;

/** The registry's one policy. */
@Component
class PolicyReads {

    private final AwsCalls calls;

    PolicyReads(AwsCalls calls) {
        this.calls = calls;
    }

    /** The exact text, empty when the registry has no policy. */
    Optional<String> text(RegistryConnection connection) {
        return CallFailed.emptyIf(
                "RegistryPolicyNotFound",
                () -> calls.ecr(
                                connection,
                                "GetRegistryPolicy",
                                ecr -> ecr.getRegistryPolicy(
                                        GetRegistryPolicyRequest.builder().build()))
                        .policyText());
    }

    /** {@code V1} or {@code V2}. */
    String scope(RegistryConnection connection) {
        return calls.ecr(
                        connection,
                        "GetAccountSetting",
                        ecr -> ecr.getAccountSetting(r -> r.name("REGISTRY_POLICY_SCOPE")))
                .value();
    }

    /** The same as a document; one without statements when the registry has no policy. */
    PolicyDocument document(RegistryConnection connection) {
        return text(connection).map(PolicyReads::parsed).orElseGet(PolicyDocument::empty);
    }

    private static PolicyDocument parsed(String text) {
        try {
            return PolicyDocument.parse(text);
        } catch (InvalidPolicy invalid) {
            throw CallFailed.refused(new AwsError(
                    "RegistryPolicyUnreadable",
                    "The registry policy in AWS could not be understood. " + invalid.getMessage(),
                    "Correct the registry policy in AWS, then retry.",
                    null,
                    false));
        }
    }
}
