package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.PullThroughRules;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.upstream.Credential;
import io.mirrordesk.sandbox.upstream.LoginCheck;
import io.mirrordesk.sandbox.upstream.Upstreams;
import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.ValidatePullThroughCacheRuleRequest;
import software.amazon.awssdk.services.ecr.model.ValidatePullThroughCacheRuleResponse;

/** ValidatePullThroughCacheRule: reads the rule's secret and tries the login at the upstream. */
final class RuleValidation {

    private final Target target;
    private final PullThroughRules rules;
    private final RuleCredentials credentials;
    private final Upstreams upstreams;

    RuleValidation(Target target, PullThroughRules rules, RuleCredentials credentials, Upstreams upstreams) {
        this.target = target;
        this.rules = rules;
        this.credentials = credentials;
        this.upstreams = upstreams;
    }

    void addTo(Operations operations) {
        operations.on("ValidatePullThroughCacheRule", ValidatePullThroughCacheRuleRequest::builder, this::validate);
    }

    private SdkPojo validate(Caller caller, ValidatePullThroughCacheRuleRequest request) {
        Registry registry = target.registry(caller, request.registryId(), "ValidatePullThroughCacheRule", "*");
        PullThroughRule rule = RuleOperations.find(rules, registry, request.ecrRepositoryPrefix());
        Optional<String> failure = failure(rule);
        return ValidatePullThroughCacheRuleResponse.builder()
                .ecrRepositoryPrefix(rule.prefix())
                .registryId(registry.account())
                .upstreamRegistryUrl(rule.upstreamUrl())
                .credentialArn(rule.credentialArn())
                .customRoleArn(rule.roleArn())
                .upstreamRepositoryPrefix(rule.upstreamPrefix())
                .isValid(failure.isEmpty())
                .failure(failure.orElse(null))
                .build();
    }

    private Optional<String> failure(PullThroughRule rule) {
        if (rule.credentialArn() == null) {
            return failure(rule, Optional.empty());
        }
        try {
            Optional<Credential> credential = credentials.read(rule.registry(), rule.credentialArn());
            return credential.isPresent()
                    ? failure(rule, credential)
                    : Optional.of(
                            "The secret's value must be JSON with exactly the keys username and accessToken. Update the"
                                    + " secret and try again.");
        } catch (AwsError e) {
            return Optional.of(e.text());
        }
    }

    private Optional<String> failure(PullThroughRule rule, Optional<Credential> credential) {
        LoginCheck check = upstreams.open(rule.upstreamUrl(), credential).checkLogin();
        return switch (check.outcome()) {
            case OK -> Optional.empty();
            case REFUSED ->
                Optional.of(
                        "The authentication to the upstream registry failed. Verify that the credentials are valid and"
                                + " have the required permissions.");
            case UNREACHABLE -> Optional.of("The upstream registry could not be reached. " + check.reason());
        };
    }
}
