package io.mirrordesk.aws;

import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.ObservedState;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.Subject.Type;
import io.mirrordesk.policy.PolicyDocument;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Reads AWS as it is at this moment. Only {@link #observe} turns a failed read into a value; every other method throws
 * {@link AwsUnavailable}.
 */
@Component
public class AwsReader {

    private final RuleReads rules;
    private final SecretReads secrets;
    private final PolicyReads policies;
    private final TemplateReads templates;
    private final RepositoryReads repositories;
    private final ImageReads images;

    AwsReader(
            RuleReads rules,
            SecretReads secrets,
            PolicyReads policies,
            TemplateReads templates,
            RepositoryReads repositories,
            ImageReads images) {
        this.rules = rules;
        this.secrets = secrets;
        this.policies = policies;
        this.templates = templates;
        this.repositories = repositories;
        this.images = images;
    }

    /**
     * Reads subjects at the same time. A subject is absent only if AWS says so; denied, throttled, unreachable or read in part, it is
     * unknown and says why.
     */
    public ObservedState observe(RegistryConnection connection, Collection<Subject> subjects) {
        Optional<CompletableFuture<PolicyDocument>> policy = subjects.stream().anyMatch(s -> s.type() == Type.STATEMENT)
                ? Optional.of(Fanout.start(() -> policies.document(connection)))
                : Optional.empty();
        List<Subject> distinct = subjects.stream().distinct().toList();
        List<Observation> read = Fanout.map(distinct, subject -> observation(() -> found(connection, subject, policy)));
        Map<Subject, Observation> observations = new TreeMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            observations.put(distinct.get(i), read.get(i));
        }
        return new ObservedState(observations);
    }

    private static Observation observation(Supplier<Optional<? extends Resource>> read) {
        try {
            return read.get().<Observation>map(Observation::of).orElseGet(Observation::absent);
        } catch (CallFailed failed) {
            return Observation.unknown(failed.error().message());
        }
    }

    private Optional<? extends Resource> found(
            RegistryConnection connection, Subject subject, Optional<CompletableFuture<PolicyDocument>> policy) {
        return switch (subject.type()) {
            case RULE -> rules.rule(connection, Prefix.parse(subject.name()));
            case SECRET -> secrets.secret(connection, subject.name());
            case NATIVE_TEMPLATE -> templates.template(connection, Prefix.parse(subject.name()));
            case REPOSITORY -> repositories.repository(connection, RepositoryName.parse(subject.name()));
            case STATEMENT ->
                Fanout.join(policy.orElseThrow())
                        .statement(subject.name())
                        .map(json -> new Resource.Statement(subject.name(), json));
            case REQUEST, TEMPLATE -> throw Unreadable.unmanaged(subject + " is a thing of the portal and not of AWS");
        };
    }

    /** All rules of the registry. */
    public List<Resource.Rule> rules(RegistryConnection connection) {
        return reading(() -> rules.all(connection));
    }

    /** The exact text of the registry policy, empty when there is none. */
    public Optional<String> registryPolicy(RegistryConnection connection) {
        return reading(() -> policies.text(connection));
    }

    /**
     * {@code V1} or {@code V2}: a registry policy of scope V1 is asked about replication, import and creation only.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html">Private registry permissions</a>
     */
    public String registryPolicyScope(RegistryConnection connection) {
        return reading(() -> policies.scope(connection));
    }

    /**
     * Hands over all repositories of the registry, up to 1,000 at a time.
     *
     * @param from where an earlier listing stopped; empty to begin with the first page
     */
    public void repositories(RegistryConnection connection, Optional<String> from, Consumer<ListedPage> page) {
        reading(() -> {
            repositories.pages(connection, from.orElse(null), page);
            return Optional.empty();
        });
    }

    /** All rules of the registry in ECR's words: one call a thousand, where {@link #rules} also asks for each secret. */
    public List<RuleSummary> listedRules(RegistryConnection connection) {
        return reading(() -> rules.listed(connection));
    }

    /** All repository creation templates of the registry in ECR's words. */
    public List<NativeTemplateSummary> listedTemplates(RegistryConnection connection) {
        return reading(() -> templates.listed(connection));
    }

    /** One repository with tags and policies; empty if AWS says that it does not exist. */
    public Optional<RepositoryDetails> details(RegistryConnection connection, RepositoryName repository) {
        return reading(() -> repositories.details(connection, repository));
    }

    /**
     * What a listed repository has beside its listing.
     *
     * @param holdsImages as is known from reading them
     * @return empty if it is gone by now
     */
    public Optional<RepositoryDetails> details(
            RegistryConnection connection, RepositorySummary listed, boolean holdsImages) {
        return reading(() -> repositories.details(connection, listed, holdsImages));
    }

    /**
     * Hands over all images of a repository, archived ones too, up to 1,000 at a time.
     *
     * @return false if the repository does not exist, or goes away meanwhile
     */
    public boolean images(RegistryConnection connection, RepositoryName repository, Consumer<List<ImageSummary>> page) {
        return reading(() -> images.pages(connection, repository, page));
    }

    /** Lets ECR try a rule: it reads the secret and signs in at the upstream. */
    public RuleValidation validate(RegistryConnection connection, Prefix prefix) {
        return reading(() -> rules.validate(connection, prefix));
    }

    private static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (CallFailed failed) {
            throw new AwsUnavailable(failed.error());
        }
    }
}
