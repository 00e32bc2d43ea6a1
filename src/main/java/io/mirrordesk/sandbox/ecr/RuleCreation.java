package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Database;
import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.PullThroughRules;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.CreatePullThroughCacheRuleRequest;
import software.amazon.awssdk.services.ecr.model.CreatePullThroughCacheRuleResponse;

/** CreatePullThroughCacheRule with all that ECR checks first: form, upstream, login, clash, the limit of 50. */
final class RuleCreation {

    private static final int LIMIT = 50;

    private final Target target;
    private final Database database;
    private final PullThroughRules rules;
    private final RuleCredentials credentials;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    RuleCreation(Target target, Database database, PullThroughRules rules, RuleCredentials credentials, Clock clock) {
        this.target = target;
        this.database = database;
        this.rules = rules;
        this.credentials = credentials;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations.on("CreatePullThroughCacheRule", CreatePullThroughCacheRuleRequest::builder, this::create);
    }

    private SdkPojo create(Caller caller, CreatePullThroughCacheRuleRequest request) {
        Registry registry = target.registry(caller, request.registryId(), "CreatePullThroughCacheRule", "*");
        PullThroughRule rule = checked(registry, request);
        oneAtATime.lock();
        try {
            database.write(() -> insert(rule));
        } finally {
            oneAtATime.unlock();
        }
        return CreatePullThroughCacheRuleResponse.builder()
                .ecrRepositoryPrefix(rule.prefix())
                .upstreamRegistryUrl(rule.upstreamUrl())
                .createdAt(rule.createdAt())
                .registryId(registry.account())
                .upstreamRegistry(rule.upstreamRegistry())
                .credentialArn(rule.credentialArn())
                .customRoleArn(rule.roleArn())
                .upstreamRepositoryPrefix(rule.upstreamPrefix())
                .build();
    }

    private PullThroughRule checked(Registry registry, CreatePullThroughCacheRuleRequest request) {
        String prefix = Constraints.prefix("ecrRepositoryPrefix", request.ecrRepositoryPrefix(), 2, 30);
        String url = Constraints.required("upstreamRegistryUrl", request.upstreamRegistryUrl());
        UpstreamKind kind = kind(url, request.upstreamRegistryAsString());
        String upstreamPrefix = upstreamPrefix(prefix, request.upstreamRepositoryPrefix());
        if (request.credentialArn() != null) {
            credentials.check(registry, request.credentialArn());
        } else if (kind.needsCredential()) {
            throw EcrErrors.credentialRequired();
        }
        Instant now = clock.instant();
        return new PullThroughRule(
                registry,
                prefix,
                url,
                kind.awsName(),
                upstreamPrefix,
                request.credentialArn(),
                role(registry, kind, url, request.customRoleArn()),
                now,
                now);
    }

    /** The kind of upstream is inferred from the URL; a request that names another one is refused. */
    private static UpstreamKind kind(String url, @Nullable String named) {
        return UpstreamKind.ofUrl(url)
                .filter(kind -> named == null || named.equals(kind.awsName()))
                .orElseThrow(() -> EcrErrors.unsupportedUpstream(url));
    }

    private static String upstreamPrefix(String prefix, @Nullable String given) {
        if (given == null) {
            return PullThroughRules.ROOT;
        }
        String upstreamPrefix = Constraints.prefix("upstreamRepositoryPrefix", given, 2, 30);
        if (prefix.equals(PullThroughRules.ROOT) && !upstreamPrefix.equals(PullThroughRules.ROOT)) {
            throw EcrErrors.invalidParameter("Invalid parameter at 'upstreamRepositoryPrefix': it can only be set when"
                    + " ecrRepositoryPrefix is not ROOT.");
        }
        return upstreamPrefix;
    }

    private static @Nullable String role(Registry registry, UpstreamKind kind, String url, @Nullable String role) {
        boolean foreign = kind == UpstreamKind.ECR && !url.startsWith(registry.account() + ".");
        if (foreign && role == null) {
            throw EcrErrors.invalidParameter(
                    "Invalid parameter at 'customRoleArn': an upstream registry of another account requires a role.");
        }
        return role == null ? null : Constraints.length("customRoleArn", role, 0, 2048);
    }

    private void insert(PullThroughRule rule) {
        if (rules.find(rule.registry(), rule.prefix()).isPresent()) {
            throw EcrErrors.ruleAlreadyExists();
        }
        if (rules.list(rule.registry()).size() >= LIMIT) {
            throw EcrErrors.limitExceeded();
        }
        rules.put(rule);
    }
}
