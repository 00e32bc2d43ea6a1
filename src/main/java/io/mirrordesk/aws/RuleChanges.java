package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.plan.Resource.Rule;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.Step.DeleteRule;
import io.mirrordesk.plan.Step.UpdateRule;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.model.CreatePullThroughCacheRuleRequest;

/** Pull-through cache rules. A rule that ECR cannot use does not stay: it is removed, or switched back, within the step. */
@Component
class RuleChanges {

    private final AwsCalls calls;
    private final RuleReads reads;
    private final SecretReads secrets;
    private final StepRecorder recorder;

    RuleChanges(AwsCalls calls, RuleReads reads, SecretReads secrets, StepRecorder recorder) {
        this.calls = calls;
        this.reads = reads;
        this.secrets = secrets;
        this.recorder = recorder;
    }

    Change create(Origin origin, Rule rule) {
        RegistryConnection connection = origin.connection();
        CreatePullThroughCacheRuleRequest request = CreatePullThroughCacheRuleRequest.builder()
                .ecrRepositoryPrefix(rule.prefix().value())
                .upstreamRegistry(rule.upstream())
                .upstreamRegistryUrl(rule.upstreamUrl())
                .upstreamRepositoryPrefix(rule.upstreamPrefix())
                .credentialArn(credentialArn(connection, rule))
                .customRoleArn(rule.customRoleArn())
                .build();
        return Change.of(() -> {
            Optional<String> requestId = created(connection, rule, request);
            validated(origin, rule, new DeleteRule(rule), () -> delete(connection, rule));
            return requestId;
        });
    }

    Change update(Origin origin, UpdateRule step) {
        RegistryConnection connection = origin.connection();
        Change update = switched(connection, step.after());
        return Change.of(() -> {
            Optional<String> requestId = update.made().get();
            UpdateRule back = new UpdateRule(step.after(), step.before());
            validated(origin, step.after(), back, () -> switched(connection, step.before()));
            return requestId;
        });
    }

    Change delete(RegistryConnection connection, Rule rule) {
        return Change.of(() -> CallFailed.emptyIf(
                        RuleReads.NOT_FOUND,
                        () -> calls.ecr(
                                connection,
                                "DeletePullThroughCacheRule",
                                ecr -> ecr.deletePullThroughCacheRule(
                                        r -> r.ecrRepositoryPrefix(rule.prefix().value()))))
                .flatMap(Change::requestId));
    }

    private Change switched(RegistryConnection connection, Rule rule) {
        String credentialArn = credentialArn(connection, rule);
        return Change.calling(() -> calls.ecr(
                connection,
                "UpdatePullThroughCacheRule",
                ecr -> ecr.updatePullThroughCacheRule(
                        r -> r.ecrRepositoryPrefix(rule.prefix().value())
                                .credentialArn(credentialArn)
                                .customRoleArn(rule.customRoleArn()))));
    }

    /** The request's id, or empty if exactly this rule is there already. */
    private Optional<String> created(
            RegistryConnection connection, Rule rule, CreatePullThroughCacheRuleRequest request) {
        try {
            return Change.requestId(calls.ecr(
                    connection, "CreatePullThroughCacheRule", ecr -> ecr.createPullThroughCacheRule(request)));
        } catch (CallFailed failed) {
            if (failed.is("PullThroughCacheRuleAlreadyExists")
                    && reads.rule(connection, rule.prefix())
                            .filter(rule::equals)
                            .isPresent()) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    /** Lets ECR try the rule; when it fails, or cannot be tried, the step is taken back before the failure is told. */
    private void validated(Origin origin, Rule rule, Step back, Supplier<Change> takeBack) {
        Optional<AwsError> problem = problem(origin.connection(), rule);
        if (problem.isPresent()) {
            StepResult undone = recorder.record(origin, back, takeBack);
            if (undone instanceof StepResult.Lost(var _, var record)) {
                recorder.observed(record, seen(origin.connection(), rule));
            }
            throw CallFailed.refused(InvalidRule.told(problem.get(), back, undone));
        }
    }

    private String seen(RegistryConnection connection, Rule rule) {
        try {
            return reads.rule(connection, rule.prefix())
                    .map(found -> "The rule is there, with the secret " + found.secretName() + ".")
                    .orElse("The rule is not there.");
        } catch (CallFailed failed) {
            return "The rule could not be read: " + failed.error().message();
        }
    }

    private Optional<AwsError> problem(RegistryConnection connection, Rule rule) {
        try {
            RuleValidation validation = reads.validate(connection, rule.prefix());
            return validation.isValid() ? Optional.empty() : Optional.of(InvalidRule.of(rule, validation));
        } catch (CallFailed failed) {
            return Optional.of(failed.error());
        }
    }

    private @Nullable String credentialArn(RegistryConnection connection, Rule rule) {
        String secret = rule.secretName();
        return secret == null ? null : secrets.arn(connection, secret);
    }
}
