package io.mirrordesk.run;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.aws.AuthorizedStep;
import io.mirrordesk.aws.AwsError;
import io.mirrordesk.aws.AwsReader;
import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.aws.RuleValidation;
import io.mirrordesk.aws.StepExecutor;
import io.mirrordesk.aws.StepResult;
import io.mirrordesk.desired.Composition;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.StepKind;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.run.Leases.Lease;
import io.mirrordesk.run.RunView.StepRun;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Carries out one authorized step of a run and keeps its row. */
@Component
class StepRunner {

    /** They end with ECR's own validation. */
    private static final Set<StepKind> VALIDATING = Set.of(StepKind.CREATE_RULE, StepKind.UPDATE_RULE);

    private final RunStore store;
    private final Leases leases;
    private final Brake brake;
    private final LiveState live;
    private final AwsReader reader;
    private final StepExecutor executor;
    private final LostAnswers answers;

    StepRunner(
            RunStore store,
            Leases leases,
            Brake brake,
            LiveState live,
            AwsReader reader,
            StepExecutor executor,
            LostAnswers answers) {
        this.store = store;
        this.leases = leases;
        this.brake = brake;
        this.live = live;
        this.reader = reader;
        this.executor = executor;
        this.answers = answers;
    }

    /**
     * @throws LeaseLost when another process may change the registry now, also while the call was under way: then that one reads what became of it
     * @throws Braked while nothing may be changed in the registry
     * @throws Halted when somebody wants the run to stop
     * @throws StepFailed when AWS refuses it; the row says why
     */
    void carryOut(RunView run, StepRun step, Lease lease) {
        leases.require(lease);
        brake.require(run.registry());
        store.wish(run.id()).ifPresent(halted -> {
            throw halted;
        });
        store.begin(run.id(), step.index());
        StepResult result = executor.execute(live.connection(run.registry()), authorized(run, step.step()));
        leases.require(lease);
        switch (result) {
            case StepResult.Succeeded(var awsRequestId, var record) ->
                store.end(run.id(), step.index(), StepState.SUCCEEDED, null, awsRequestId, record);
            case StepResult.Failed(var error, var record) -> fail(run, step, error, record);
            case StepResult.Lost(var error, var record) -> settle(run, step, error, record);
        }
    }

    /** Lets ECR validate each rule that this run did not see validated, because it existed or its answer was lost. */
    void verify(RunView run, Composition goal) {
        RegistryConnection connection = live.connection(run.registry());
        goal.target().resources().values().stream()
                .filter(Resource.Rule.class::isInstance)
                .map(Resource.Rule.class::cast)
                .filter(rule -> !isValidated(run, rule.subject()))
                .forEach(rule -> refuseInvalid(reader.validate(connection, rule.prefix())));
    }

    private boolean isValidated(RunView run, Subject rule) {
        return store.get(run.id()).steps().stream()
                .filter(step -> step.undoes() == null)
                .anyMatch(step -> VALIDATING.contains(step.step().kind())
                        && step.step().subject().equals(rule)
                        && step.awsRequestId() != null);
    }

    private static void refuseInvalid(RuleValidation validation) {
        if (!validation.isValid()) {
            throw new StepFailed(new RunError(
                    "RuleInvalid",
                    "ECR has the rule, but cannot use it: " + validation.failure(),
                    "Roll back, and file the request again with a working credential.",
                    null));
        }
    }

    private void settle(RunView run, StepRun step, AwsError error, long record) {
        if (!answers.showEffect(run.registry(), step.step(), record)) {
            fail(run, step, error, record);
        }
        store.end(run.id(), step.index(), StepState.SUCCEEDED, null, null, record);
    }

    private void fail(RunView run, StepRun step, AwsError cause, long record) {
        RunError error = RunError.of(cause);
        store.end(run.id(), step.index(), StepState.FAILED, error, error.awsRequestId(), record);
        throw new StepFailed(error, cause.passing());
    }

    private AuthorizedStep authorized(RunView run, Step step) {
        return new AuthorizedStep(
                step,
                Subject.request(run.request()).toString(),
                run.request(),
                Actor.person(store.order(run.id()).decidedBy()));
    }
}
