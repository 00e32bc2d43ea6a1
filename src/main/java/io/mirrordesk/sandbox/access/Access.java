package io.mirrordesk.sandbox.access;

import io.mirrordesk.sandbox.store.Documents;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repository;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides by registry policy and repository policy. The owning account may do what no policy denies; other accounts may do what
 * one of the two allows and none denies. Identity policies do not exist: every principal is taken to be allowed by its own.
 */
public final class Access {

    /** All that a registry policy of scope V1 is asked about. */
    private static final Set<String> V1_ACTIONS =
            Set.of("ecr:ReplicateImage", "ecr:BatchImportUpstreamImage", "ecr:CreateRepository");

    private final Documents documents;
    private final Map<String, String> organizations;

    /**
     * @param organizations organization path by account
     */
    public Access(Documents documents, Map<String, String> organizations) {
        this.documents = documents;
        this.organizations = Map.copyOf(organizations);
    }

    /**
     * @param action such as {@code ecr:BatchGetImage}
     * @param repositoryName also of a repository that is not there; {@code *} for the registry itself
     * @param repository empty if it is not there
     */
    public boolean allows(
            Principal caller,
            Registry registry,
            String action,
            String repositoryName,
            Optional<Repository> repository) {
        Question question = new Question(
                caller,
                Optional.ofNullable(organizations.get(caller.account())),
                action,
                registry.repositoryArn(repositoryName));
        Set<Effect> effects = effects(registry, repository, question);
        if (effects.contains(Effect.DENY)) {
            return false;
        }
        return caller.account().equals(registry.account()) || effects.contains(Effect.ALLOW);
    }

    private Set<Effect> effects(Registry registry, Optional<Repository> repository, Question question) {
        Stream<String> repositoryPolicy =
                repository.map(found -> found.settings().policy()).stream();
        Stream<String> registryPolicy = asksRegistryPolicy(registry, question)
                ? documents.find(registry, Documents.REGISTRY_POLICY).stream()
                : Stream.empty();
        return Stream.concat(repositoryPolicy, registryPolicy)
                .flatMap(text -> Statement.readAll(text).stream())
                .filter(statement -> statement.covers(question))
                .map(Statement::effect)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean asksRegistryPolicy(Registry registry, Question question) {
        return V1_ACTIONS.contains(question.action()) || policyScope(registry).equals("V2");
    }

    /** {@code V1} or {@code V2}, the account setting REGISTRY_POLICY_SCOPE; V2 where nobody set it. */
    public String policyScope(Registry registry) {
        return documents
                .find(registry, Documents.setting("REGISTRY_POLICY_SCOPE"))
                .orElse("V2");
    }
}
