package io.mirrordesk.faults;

import io.mirrordesk.sandbox.Sandbox;
import io.mirrordesk.support.Gate;
import io.mirrordesk.support.Gate.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.Tag;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A registry in a region of its own, and what goes wrong there.
 *
 * @param trouble null where nothing goes wrong, or, with {@code call} 0, half of the calls are throttled
 * @param call which of the calls that change something is disturbed, 1 for the first
 */
record Place(int number, String region, @Nullable Trouble trouble, int call) {

    private static final List<Trouble> TROUBLES =
            List.of(Trouble.STUCK_BEFORE, Trouble.STUCK_AFTER, Trouble.ANSWER_LOST);
    private static final List<String> AREAS =
            List.of("eu-central", "eu-west", "us-east", "us-west", "ap-south", "ca-west");

    /** More than any test needs. None is the sandbox's default, in which alone first pulls would find anything. */
    static List<String> regions() {
        return AREAS.stream()
                .flatMap(area -> IntStream.rangeClosed(2, 9).mapToObj(n -> area + "-" + n))
                .toList();
    }

    /** One where nothing goes wrong, the number of which no other has. */
    static Place calm(int number) {
        return new Place(number, regions().get(number), null, 0);
    }

    /** One for each of the calls and what may happen to it, and one with a storm; numbered from {@code first} on. */
    static List<Place> around(int calls, int first) {
        List<Place> places = new ArrayList<>();
        for (int call = 1; call <= calls; call++) {
            for (Trouble trouble : TROUBLES) {
                int number = first + places.size();
                places.add(new Place(number, regions().get(number), trouble, call));
            }
        }
        places.add(calm(first + places.size()));
        return places;
    }

    /** From now on something goes wrong here; returns what has to be met before a kill makes sense, if there is such a thing. */
    Optional<CountDownLatch> disturb(Gate gate) {
        if (trouble == null) {
            gate.storm(region);
            return Optional.empty();
        }
        return Optional.of(gate.disturbChange(region, call, trouble));
    }

    String registry() {
        return World.registry(region);
    }

    String draft(String text) {
        return text.replace("%R", registry()).replace("%N", "n" + number + "n");
    }

    /** Everything that a plan can change there, in words that are the same in each region. */
    String state(Sandbox sandbox) {
        try (EcrClient ecr = client(EcrClient.builder(), sandbox);
                SecretsManagerClient secrets = client(SecretsManagerClient.builder(), sandbox)) {
            List<String> lines = new ArrayList<>();
            ecr.describePullThroughCacheRules(all -> {})
                    .pullThroughCacheRules()
                    .forEach(rule -> lines.add("rule " + rule.ecrRepositoryPrefix() + " " + rule.upstreamRegistryUrl()
                            + " " + rule.upstreamRepositoryPrefix() + " " + withoutSuffix(rule.credentialArn())));
            ecr.describeRepositoryCreationTemplates(all -> {})
                    .repositoryCreationTemplates()
                    .forEach(template -> lines.add("template " + template.prefix() + " "
                            + template.lifecyclePolicy() + " " + template.repositoryPolicy() + " "
                            + template.imageTagMutability()));
            lines.add(
                    "policy " + optional(() -> ecr.getRegistryPolicy(all -> {}).policyText()));
            ecr.describeRepositories(all -> all.maxResults(1000))
                    .repositories()
                    .forEach(repository -> lines.add(repository(ecr, repository)));
            secrets.listSecretsPaginator(all -> all.includePlannedDeletion(true)).stream()
                    .flatMap(page -> page.secretList().stream())
                    .forEach(secret -> lines.add("secret " + secret.name()
                            + (secret.deletedDate() == null ? "" : " scheduled for deletion")));
            return lines.stream()
                    .sorted()
                    .collect(Collectors.joining("\n"))
                    .replace(region, "REGION")
                    .replace("-n" + number + "n", "");
        }
    }

    /** Somebody does something past the portal. */
    void meddle(Sandbox sandbox, Consumer<EcrClient> how) {
        try (EcrClient ecr = client(EcrClient.builder(), sandbox)) {
            how.accept(ecr);
        }
    }

    private static String repository(EcrClient ecr, Repository repository) {
        String name = repository.repositoryName();
        TreeMap<String, String> tags =
                new TreeMap<>(ecr.listTagsForResource(of -> of.resourceArn(repository.repositoryArn())).tags().stream()
                        .collect(Collectors.toMap(Tag::key, Tag::value)));
        return Stream.of(
                        "repository",
                        name,
                        tags,
                        repository.imageTagMutability(),
                        repository.imageScanningConfiguration().scanOnPush(),
                        optional(() -> ecr.getLifecyclePolicy(of -> of.repositoryName(name))
                                .lifecyclePolicyText()),
                        optional(() -> ecr.getRepositoryPolicy(of -> of.repositoryName(name))
                                .policyText()))
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    /** An ARN of Secrets Manager ends with six characters by chance. */
    private static @Nullable String withoutSuffix(@Nullable String arn) {
        return arn == null ? null : arn.substring(0, arn.length() - 7);
    }

    private static String optional(Supplier<String> read) {
        try {
            return read.get();
        } catch (EcrException absent) {
            return absent.awsErrorDetails().errorCode();
        }
    }

    private <B extends AwsClientBuilder<B, C>, C> C client(B builder, Sandbox sandbox) {
        return builder.endpointOverride(sandbox.endpoint())
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @Override
    public String toString() {
        return trouble == null ? "half of the calls throttled" : trouble + " at call " + call;
    }
}
