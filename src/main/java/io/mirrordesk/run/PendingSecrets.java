package io.mirrordesk.run;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.Audit;
import io.mirrordesk.aws.AuthorizedStep;
import io.mirrordesk.aws.AwsError;
import io.mirrordesk.aws.SecretValue;
import io.mirrordesk.aws.StepExecutor;
import io.mirrordesk.aws.StepResult;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.Subject;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Keeps a filed credential in Secrets Manager until the decision. Filing authorizes exactly these two steps, creating and
 * deleting the pending secret of that request.
 */
@Service
public class PendingSecrets {

    private final Brake brake;
    private final LiveState live;
    private final StepExecutor executor;
    private final LostAnswers answers;
    private final Audit audit;

    PendingSecrets(Brake brake, LiveState live, StepExecutor executor, LostAnswers answers, Audit audit) {
        this.brake = brake;
        this.answers = answers;
        this.audit = audit;
        this.live = live;
        this.executor = executor;
    }

    /**
     * @throws Braked while nothing may be changed in the registry
     * @throws NotKept when Secrets Manager refuses it or is away
     */
    public void keep(RegistryId registry, long request, SecretText secret, Actor actor) {
        brake.require(registry);
        Step step = new Step.CreatePendingSecret(pending(request));
        answer(
                registry,
                step,
                executor.createPendingSecret(
                        live.connection(registry),
                        authorized(step, request, actor),
                        new SecretValue(secret.username(), secret.accessToken())));
    }

    /**
     * Deletes it for good; one that is gone already is fine. Calls that a dead process left without an answer get it first.
     *
     * @throws NotKept when Secrets Manager refuses it or is away
     */
    public void drop(RegistryId registry, long request, Actor actor) {
        Step step = new Step.DeletePendingSecret(pending(request));
        Stream.of(new Step.CreatePendingSecret(pending(request)), step)
                .forEach(earlier -> settleEarlier(registry, request, earlier));
        answer(registry, step, executor.execute(live.connection(registry), authorized(step, request, actor)));
    }

    private static Resource.Secret pending(long request) {
        return new Resource.Secret(CredentialSpec.pendingSecretName(request));
    }

    private static AuthorizedStep authorized(Step step, long request, Actor actor) {
        return new AuthorizedStep(step, Subject.request(request).toString(), request, actor);
    }

    private void settleEarlier(RegistryId registry, long request, Step step) {
        audit.unanswered(request, step.subject().toString()).stream()
                .filter(call -> call.action().equals(step.kind().toString()))
                .forEach(call -> answers.showEffect(registry, step, call.id()));
    }

    private void answer(RegistryId registry, Step step, StepResult result) {
        switch (result) {
            case StepResult.Succeeded _ -> {}
            case StepResult.Failed failed -> throw new NotKept(failed.error());
            case StepResult.Lost(var error, var record) -> {
                if (!answers.showEffect(registry, step, record)) {
                    throw new NotKept(error);
                }
            }
        }
    }

    /** A credential's value, on its way to Secrets Manager and nowhere else. */
    public record SecretText(String username, String accessToken) {

        @Override
        public String toString() {
            return "SecretText[" + username + ", …]";
        }
    }

    /** Secrets Manager did not do it. */
    public static final class NotKept extends Problem {

        NotKept(AwsError error) {
            super(
                    Kind.UNAVAILABLE,
                    "credential-not-kept",
                    "The credential could not be put into Secrets Manager, so nothing was filed. " + error.message()
                            + " " + error.help());
        }
    }
}
