package io.mirrordesk.aws;

import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.Step.*;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * The only maker of changes in AWS. Each step leaves an INTENT before its calls and an OUTCOME after them, except when the answer got
 * lost: then the caller observes again and records what was found. A repeated step has no second effect.
 */
@Component
public class StepExecutor {

    private final Map<RegistryId, Lock> policies = new ConcurrentHashMap<>();
    private final StepRecorder recorder;
    private final SecretChanges secrets;
    private final RuleChanges rules;
    private final StatementChanges statements;
    private final TemplateChanges templates;
    private final RepositoryChanges repositories;

    StepExecutor(
            StepRecorder recorder,
            SecretChanges secrets,
            RuleChanges rules,
            StatementChanges statements,
            TemplateChanges templates,
            RepositoryChanges repositories) {
        this.recorder = recorder;
        this.secrets = secrets;
        this.rules = rules;
        this.statements = statements;
        this.templates = templates;
        this.repositories = repositories;
    }

    /**
     * Executes a step.
     *
     * @throws IllegalArgumentException for {@code CreatePendingSecret}, which needs a value: see {@link #createPendingSecret}
     */
    public StepResult execute(RegistryConnection connection, AuthorizedStep authorized) {
        Origin origin = new Origin(connection, authorized);
        return switch (authorized.step()) {
            case PutStatement _, DeleteStatement _ -> oneAtATime(origin);
            default -> record(origin);
        };
    }

    /** ECR replaces the registry policy whole: two runs that read it at the same time would take each other's statement out again. */
    private StepResult oneAtATime(Origin origin) {
        Lock policy = policies.computeIfAbsent(origin.connection().id(), _ -> new ReentrantLock());
        policy.lock();
        try {
            return record(origin);
        } finally {
            policy.unlock();
        }
    }

    private StepResult record(Origin origin) {
        Step step = origin.authorized().step();
        return recorder.record(origin, step, () -> change(origin, step));
    }

    /**
     * Keeps a filed credential until the decision.
     *
     * @throws IllegalArgumentException unless the step is {@code CreatePendingSecret}
     */
    public StepResult createPendingSecret(RegistryConnection connection, AuthorizedStep authorized, SecretValue value) {
        if (!(authorized.step() instanceof CreatePendingSecret create)) {
            throw new IllegalArgumentException(authorized.step().kind() + " takes no value.");
        }
        Origin origin = new Origin(connection, authorized);
        return recorder.record(origin, create, () -> secrets.createPending(origin, create.after(), value));
    }

    private Change change(Origin origin, Step step) {
        RegistryConnection connection = origin.connection();
        return switch (step) {
            case CreatePendingSecret _ ->
                throw new IllegalArgumentException("CreatePendingSecret needs the value that was filed.");
            case DeletePendingSecret(var secret) -> secrets.delete(connection, secret);
            case CreateSecret(var secret) -> secrets.create(origin, secret);
            case DeleteSecret(var secret) -> secrets.delete(connection, secret);
            case RetireSecret(var secret) -> secrets.retire(connection, secret);
            case RestoreSecret(var secret) -> secrets.restore(connection, secret);
            case CreateNativeTemplate(var template) -> templates.create(connection, template);
            case UpdateNativeTemplate(var before, var after) -> templates.update(connection, before, after);
            case DeleteNativeTemplate(var template) -> templates.delete(connection, template);
            case CreateRule(var rule) -> rules.create(origin, rule);
            case UpdateRule update -> rules.update(origin, update);
            case DeleteRule(var rule) -> rules.delete(connection, rule);
            case PutStatement(var _, var after) -> statements.put(connection, after);
            case DeleteStatement(var statement) -> statements.delete(connection, statement);
            case CreateRepository(var repository) -> repositories.create(connection, repository);
            case DeleteRepository(var repository) -> repositories.delete(connection, repository);
            case OnRepository part -> repositories.change(connection, part);
        };
    }
}
