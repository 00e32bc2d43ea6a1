package io.mirrordesk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.plan.Resource.Repository;
import io.mirrordesk.plan.Resource.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A registry as a value. It refuses what AWS refuses, and a step whose before-state is not what is there. */
record SimulatedRegistry(Map<Subject, Resource> resources) {

    SimulatedRegistry {
        resources = new TreeMap<>(resources);
    }

    static SimulatedRegistry of(Collection<? extends Resource> resources) {
        return new SimulatedRegistry(
                resources.stream().collect(Collectors.toMap(Resource::subject, Function.identity())));
    }

    /** Everything as it is, and a definite answer for what is not there. */
    ObservedState observed(Collection<Subject> subjects) {
        Map<Subject, Observation> observations = new TreeMap<>();
        subjects.forEach(subject -> observations.put(subject, Observation.absent()));
        resources.forEach((subject, resource) -> observations.put(subject, Observation.of(resource)));
        return new ObservedState(observations);
    }

    SimulatedRegistry rewrittenByAws(long seed) {
        AwsRewriting rewriting = new AwsRewriting(new Random(seed));
        return of(resources.values().stream().map(rewriting::of).toList());
    }

    SimulatedRegistry without(Collection<Subject> subjects) {
        Map<Subject, Resource> rest = new TreeMap<>(resources);
        rest.keySet().removeAll(subjects);
        return new SimulatedRegistry(rest);
    }

    SimulatedRegistry apply(List<Step> steps) {
        SimulatedRegistry registry = this;
        for (Step step : steps) {
            registry = registry.apply(step);
        }
        return registry;
    }

    SimulatedRegistry apply(Step step) {
        return switch (step) {
            case Step.CreatePendingSecret(var after) -> create(after);
            case Step.CreateSecret(var after) -> create(after);
            case Step.CreateNativeTemplate(var after) -> create(after);
            case Step.CreateRule(var after) -> create(readable(after));
            case Step.CreateRepository(var after) -> create(empty(after));
            case Step.DeletePendingSecret(var before) -> delete(before);
            case Step.DeleteSecret(var before) -> delete(before);
            case Step.RetireSecret(var before) -> replace(before, new Resource.RetiredSecret(before.name()));
            case Step.RestoreSecret(var after) -> restored(after);
            case Step.DeleteNativeTemplate(var before) -> delete(before);
            case Step.DeleteRule(var before) -> delete(before);
            case Step.DeleteStatement(var before) -> delete(before);
            case Step.DeleteRepository(var before) ->
                without(List.of(withoutImages(before).subject()));
            case Step.UpdateNativeTemplate(var before, var after) -> replace(before, after);
            case Step.UpdateRule(var before, var after) -> replace(before, readable(updated(before, after)));
            case Step.PutStatement(var before, var after) -> before == null ? create(after) : replace(before, after);
            case Step.OnRepository part -> put(SimulatedRepository.apply(part, repository(part.subject())));
        };
    }

    private Repository repository(Subject subject) {
        if (resources.get(subject) instanceof Repository repository) {
            return repository;
        }
        throw new AssertionError("RepositoryNotFoundException: " + subject);
    }

    private SimulatedRegistry create(Resource resource) {
        assertThat(resources).as("AlreadyExistsException").doesNotContainKey(resource.subject());
        return put(resource);
    }

    private SimulatedRegistry replace(Resource before, Resource after) {
        assertThat(resources.get(before.subject()))
                .as("what is there before the step")
                .isNotNull()
                .satisfies(found -> assertThat(found.satisfies(before)).isTrue());
        return put(after);
    }

    private SimulatedRegistry delete(Resource before) {
        return replace(before, before).without(List.of(before.subject()));
    }

    private SimulatedRegistry restored(Resource.Secret secret) {
        assertThat(resources.get(secret.subject()))
                .as("ResourceNotFoundException")
                .isEqualTo(new Resource.RetiredSecret(secret.name()));
        return put(secret);
    }

    private SimulatedRegistry put(Resource resource) {
        Map<Subject, Resource> next = new TreeMap<>(resources);
        next.put(resource.subject(), resource);
        return new SimulatedRegistry(next);
    }

    private Rule readable(Rule rule) {
        if (rule.secretName() != null) {
            assertThat(resources).as("SecretNotFoundException").containsKey(Subject.secret(rule.secretName()));
        }
        return rule;
    }

    /** What is not sent stays, and sending nothing is refused. */
    private static Rule updated(Rule before, Rule after) {
        assertThat(after.secretName() != null || after.customRoleArn() != null)
                .as("Please set either credential arn or role arn to update the credentials")
                .isTrue();
        return new Rule(
                before.prefix(),
                before.upstream(),
                before.upstreamUrl(),
                before.upstreamPrefix(),
                after.secretName() == null ? before.secretName() : after.secretName(),
                after.customRoleArn() == null ? before.customRoleArn() : after.customRoleArn());
    }

    private static Repository empty(Repository r) {
        return new Repository(
                r.name(), Map.of(), null, null, r.tagMutability(), r.scanOnPush(), false, named(r.encryption()));
    }

    /** ECR tells the key that it took where none was asked for. */
    static Encryption named(Encryption wanted) {
        return wanted.equals(Encryption.KMS)
                ? Encryption.parse("arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000ec2")
                : wanted;
    }

    /** Only images that were not seen keep a repository from being deleted, whatever its settings are by now. */
    private Repository withoutImages(Repository before) {
        assertThat(repository(before.subject()).holdsImages() && !before.holdsImages())
                .as("RepositoryNotEmptyException")
                .isFalse();
        return before;
    }
}
