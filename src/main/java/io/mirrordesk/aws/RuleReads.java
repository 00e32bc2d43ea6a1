package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.Resource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRule;
import software.amazon.awssdk.services.ecr.model.ValidatePullThroughCacheRuleResponse;

/** Pull-through cache rules, with their secrets by name. */
@Component
class RuleReads {

    static final String NOT_FOUND = "PullThroughCacheRuleNotFound";
    private static final String DESCRIBE = "DescribePullThroughCacheRules";
    private static final int PAGE = 1000;

    private final AwsCalls calls;
    private final SecretReads secrets;

    RuleReads(AwsCalls calls, SecretReads secrets) {
        this.calls = calls;
        this.secrets = secrets;
    }

    Optional<Resource.Rule> rule(RegistryConnection connection, Prefix prefix) {
        return CallFailed.emptyIf(NOT_FOUND, () -> named(connection, prefix)).map(rule -> resource(connection, rule));
    }

    List<Resource.Rule> all(RegistryConnection connection) {
        return Fanout.map(described(connection), rule -> resource(connection, rule));
    }

    /** All rules in ECR's words, without a look at their secrets. */
    List<RuleSummary> listed(RegistryConnection connection) {
        return described(connection).stream()
                .map(rule -> new RuleSummary(
                        rule.ecrRepositoryPrefix(),
                        rule.upstreamRegistryAsString(),
                        rule.upstreamRegistryUrl(),
                        rule.upstreamRepositoryPrefix(),
                        rule.credentialArn(),
                        rule.customRoleArn(),
                        rule.createdAt(),
                        rule.updatedAt()))
                .toList();
    }

    private List<PullThroughCacheRule> described(RegistryConnection connection) {
        return calls.ecr(
                connection,
                DESCRIBE,
                ecr -> ecr
                        .describePullThroughCacheRulesPaginator(request -> request.maxResults(PAGE))
                        .pullThroughCacheRules()
                        .stream()
                        .toList());
    }

    RuleValidation validate(RegistryConnection connection, Prefix prefix) {
        ValidatePullThroughCacheRuleResponse answer = calls.ecr(
                connection,
                "ValidatePullThroughCacheRule",
                ecr -> ecr.validatePullThroughCacheRule(request -> request.ecrRepositoryPrefix(prefix.value())));
        boolean valid = Boolean.TRUE.equals(answer.isValid());
        return new RuleValidation(valid, valid ? null : failure(answer.failure()));
    }

    private static String failure(@Nullable String failure) {
        return failure == null || failure.isBlank() ? "ECR gives no reason." : failure;
    }

    private PullThroughCacheRule named(RegistryConnection connection, Prefix prefix) {
        return calls
                .ecr(
                        connection,
                        DESCRIBE,
                        ecr -> ecr.describePullThroughCacheRules(r -> r.ecrRepositoryPrefixes(prefix.value())))
                .pullThroughCacheRules()
                .stream()
                .filter(rule -> Prefix.parse(rule.ecrRepositoryPrefix()).equals(prefix))
                .findFirst()
                .orElseThrow(() -> Unreadable.halfAnswered("rule " + prefix));
    }

    private Resource.Rule resource(RegistryConnection connection, PullThroughCacheRule rule) {
        String credential = rule.credentialArn();
        return new Resource.Rule(
                Prefix.parse(rule.ecrRepositoryPrefix()),
                upstream(rule),
                rule.upstreamRegistryUrl(),
                rule.upstreamRepositoryPrefix(),
                credential == null ? null : secrets.nameOf(connection, credential),
                rule.customRoleArn());
    }

    private static String upstream(PullThroughCacheRule rule) {
        return Optional.ofNullable(rule.upstreamRegistryAsString())
                .or(() -> Upstreams.forHost(rule.upstreamRegistryUrl()).map(Upstream::key))
                .orElse(rule.upstreamRegistryUrl());
    }
}
