package io.mirrordesk.doctor.chart;

import io.mirrordesk.aws.AwsReader;
import io.mirrordesk.aws.CreationTemplate;
import io.mirrordesk.aws.ImageState;
import io.mirrordesk.aws.PullReader;
import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.aws.RepositoryDetails;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.doctor.chart.Reading.Known;
import io.mirrordesk.doctor.chart.Reading.Unknown;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.PullEvents;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Reads what a repository's pulls depend on, all at the same time. What fails is unknown, and the rest is read nevertheless. */
@Component
public class CaseReader {

    /** Of a repository with more images only the newest are remembered. */
    private static final int REMEMBERED = 500;

    private static final Executor VIRTUAL =
            task -> Thread.ofVirtual().name("doctor-read").start(task);

    private final AwsReader aws;
    private final PullReader pulls;
    private final Inventory inventory;
    private final PullEvents events;
    private final Clock clock;

    CaseReader(AwsReader aws, PullReader pulls, Inventory inventory, PullEvents events, Clock clock) {
        this.aws = aws;
        this.pulls = pulls;
        this.inventory = inventory;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What all repositories of a registry share.
     *
     * @param registryPolicy empty if there is none
     */
    public record Shared(
            Reading<Optional<String>> registryPolicy,
            Reading<String> policyScope,
            Reading<List<CreationTemplate>> templates) {}

    public Reading<List<Resource.Rule>> rules(RegistryConnection connection) {
        return read("DescribePullThroughCacheRules", () -> aws.rules(connection));
    }

    public Shared shared(RegistryConnection connection) {
        var policy = start("GetRegistryPolicy", () -> aws.registryPolicy(connection));
        var scope = start("GetAccountSetting REGISTRY_POLICY_SCOPE", () -> aws.registryPolicyScope(connection));
        var templates = start("DescribeRepositoryCreationTemplates", () -> pulls.creationTemplates(connection));
        return new Shared(policy.join(), scope.join(), templates.join());
    }

    /** @param version the tag or digest that was pulled */
    public Repository repository(
            RegistryConnection connection, RepositoryName name, String version, Rules rules, Shared shared) {
        Optional<Resource.Rule> rule = rules.covering(name);
        var state = start("DescribeRepositories", () -> aws.details(connection, name));
        var image = start("DescribeImages", () -> pulls.image(connection, name, version));
        var validation = rule.map(
                found -> start("ValidatePullThroughCacheRule", () -> aws.validate(connection, found.prefix())));
        var secret = rule.map(Resource.Rule::secretName)
                .map(secretName -> start("DescribeSecret", () -> pulls.secret(connection, secretName)));
        var failure = read("ECR's events", () -> events.lastFailure(connection.id(), name));
        var remembered = read("the inventory", () -> remembers(connection.id(), name, version));
        Reading<Optional<RepositoryDetails>> stateNow = state.join();
        Reading<Optional<ImageState>> imageNow = image.join();
        return new Repository(
                name,
                rule,
                rules.mirrorOf(name),
                stateNow,
                imageNow,
                shared.registryPolicy(),
                shared.policyScope(),
                shared.templates(),
                validation.map(CompletableFuture::join),
                secret.map(CompletableFuture::join),
                failure,
                remembered);
    }

    private boolean remembers(RegistryId registry, RepositoryName name, String version) {
        return inventory.images(registry, name.value(), REMEMBERED, 0).stream()
                .anyMatch(
                        image -> image.digest().equals(version) || image.tags().contains(version));
    }

    private <T> CompletableFuture<Reading<T>> start(String source, Supplier<T> read) {
        return CompletableFuture.supplyAsync(() -> read(source, read), VIRTUAL);
    }

    private <T> Reading<T> read(String source, Supplier<T> read) {
        try {
            return new Known<>(read.get(), source, clock.instant());
        } catch (Problem unreadable) {
            return new Unknown<>(unreadable.getMessage(), source, clock.instant());
        }
    }
}
