package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.PullThroughRules;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.DeletePullThroughCacheRuleRequest;
import software.amazon.awssdk.services.ecr.model.DeletePullThroughCacheRuleResponse;
import software.amazon.awssdk.services.ecr.model.DescribePullThroughCacheRulesRequest;
import software.amazon.awssdk.services.ecr.model.DescribePullThroughCacheRulesResponse;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRule;
import software.amazon.awssdk.services.ecr.model.UpdatePullThroughCacheRuleRequest;
import software.amazon.awssdk.services.ecr.model.UpdatePullThroughCacheRuleResponse;

/** Pull-through cache rules: reading, changing the access of, and deleting them. {@link RuleCreation} makes them. */
final class RuleOperations {

    private final Target target;
    private final PullThroughRules rules;
    private final RuleCredentials credentials;
    private final Clock clock;

    RuleOperations(Target target, PullThroughRules rules, RuleCredentials credentials, Clock clock) {
        this.target = target;
        this.rules = rules;
        this.credentials = credentials;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("DescribePullThroughCacheRules", DescribePullThroughCacheRulesRequest::builder, this::describe)
                .on("UpdatePullThroughCacheRule", UpdatePullThroughCacheRuleRequest::builder, this::update)
                .on("DeletePullThroughCacheRule", DeletePullThroughCacheRuleRequest::builder, this::delete);
    }

    /** The rule of a prefix as a request gives it. */
    static PullThroughRule find(PullThroughRules rules, Registry registry, @Nullable String givenPrefix) {
        String prefix = Constraints.prefix("ecrRepositoryPrefix", givenPrefix, 2, 30);
        return rules.find(registry, prefix).orElseThrow(() -> EcrErrors.ruleNotFound(registry, prefix));
    }

    private SdkPojo describe(Caller caller, DescribePullThroughCacheRulesRequest request) {
        Registry registry = target.registry(caller, request.registryId(), "DescribePullThroughCacheRules", "*");
        if (request.hasEcrRepositoryPrefixes()) {
            Constraints.size("ecrRepositoryPrefixes", request.ecrRepositoryPrefixes(), 1, 100);
            List<PullThroughCacheRule> named = request.ecrRepositoryPrefixes().stream()
                    .map(prefix -> model(find(rules, registry, prefix)))
                    .toList();
            return DescribePullThroughCacheRulesResponse.builder()
                    .pullThroughCacheRules(named)
                    .build();
        }
        Page<PullThroughRule> page = Page.cut(
                rules.list(registry),
                Page.after(request.nextToken()),
                Page.size(request.maxResults(), 1000),
                PullThroughRule::prefix);
        return DescribePullThroughCacheRulesResponse.builder()
                .pullThroughCacheRules(
                        page.items().stream().map(RuleOperations::model).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private SdkPojo update(Caller caller, UpdatePullThroughCacheRuleRequest request) {
        Registry registry = target.registry(caller, request.registryId(), "UpdatePullThroughCacheRule", "*");
        PullThroughRule rule = find(rules, registry, request.ecrRepositoryPrefix());
        if (request.credentialArn() == null && request.customRoleArn() == null) {
            throw EcrErrors.invalidParameter(
                    "Invalid input: Please set either credential arn or role arn to update the credentials");
        }
        if (request.credentialArn() != null) {
            credentials.check(registry, request.credentialArn());
        }
        PullThroughRule changed = rule.withAccess(
                request.credentialArn() == null ? rule.credentialArn() : request.credentialArn(),
                request.customRoleArn() == null ? rule.roleArn() : request.customRoleArn(),
                clock.instant());
        rules.put(changed);
        return UpdatePullThroughCacheRuleResponse.builder()
                .ecrRepositoryPrefix(changed.prefix())
                .registryId(registry.account())
                .updatedAt(changed.updatedAt())
                .credentialArn(changed.credentialArn())
                .customRoleArn(changed.roleArn())
                .upstreamRepositoryPrefix(changed.upstreamPrefix())
                .build();
    }

    private SdkPojo delete(Caller caller, DeletePullThroughCacheRuleRequest request) {
        Registry registry = target.registry(caller, request.registryId(), "DeletePullThroughCacheRule", "*");
        PullThroughRule rule = find(rules, registry, request.ecrRepositoryPrefix());
        rules.delete(registry, rule.prefix());
        return DeletePullThroughCacheRuleResponse.builder()
                .ecrRepositoryPrefix(rule.prefix())
                .upstreamRegistryUrl(rule.upstreamUrl())
                .createdAt(rule.createdAt())
                .registryId(registry.account())
                .credentialArn(rule.credentialArn())
                .customRoleArn(rule.roleArn())
                .upstreamRepositoryPrefix(rule.upstreamPrefix())
                .build();
    }

    private static PullThroughCacheRule model(PullThroughRule rule) {
        return PullThroughCacheRule.builder()
                .ecrRepositoryPrefix(rule.prefix())
                .upstreamRegistryUrl(rule.upstreamUrl())
                .createdAt(rule.createdAt())
                .registryId(rule.registry().account())
                .credentialArn(rule.credentialArn())
                .customRoleArn(rule.roleArn())
                .upstreamRepositoryPrefix(rule.upstreamPrefix())
                .upstreamRegistry(rule.upstreamRegistry())
                .updatedAt(rule.updatedAt())
                .build();
    }
}
