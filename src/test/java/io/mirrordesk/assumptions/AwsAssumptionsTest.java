package io.mirrordesk.assumptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.policy.PolicyDocument;
import io.mirrordesk.support.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRule;
import software.amazon.awssdk.services.ecr.model.RegistryPolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.Tag;

/**
 * The assumptions of {@code docs/assumptions.md}, by their numbers. Everything that is made is named {@code mirrordesk-assumes…} and taken away
 * again; the registry policy is put back as it was.
 */
class AwsAssumptionsTest {

    private static final String PREFIX = "mirrordesk-assumes";
    private static final String IMAGE = "docker/library/alpine";
    private static final String LIFECYCLE = """
            {"rules": [{"rulePriority": 1, "description": "Untagged go", "selection": {"tagStatus": "untagged",
              "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 14}, "action": {"type": "expire"}}]}""";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Account account;

    @BeforeAll
    static void open() throws IOException {
        account = Account.open();
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @AfterEach
    void takeAway() {
        ecr().describePullThroughCacheRulesPaginator(all -> {}).stream()
                .flatMap(page -> page.pullThroughCacheRules().stream())
                .map(PullThroughCacheRule::ecrRepositoryPrefix)
                .filter(prefix -> prefix.startsWith(PREFIX))
                .forEach(prefix -> ecr().deletePullThroughCacheRule(rule -> rule.ecrRepositoryPrefix(prefix)));
        ecr().describeRepositoriesPaginator(all -> {}).stream()
                .flatMap(page -> page.repositories().stream())
                .map(Repository::repositoryName)
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name ->
                        ecr().deleteRepository(it -> it.repositoryName(name).force(true)));
    }

    @Test
    void a1ARepositoryThatWasMadeBeforeIsFilledByAPull() throws Exception {
        rule(PREFIX);
        ecr().createRepository(it -> it.repositoryName(PREFIX + "/" + IMAGE)
                .tags(tag -> tag.key("made").value("before")));

        pull(PREFIX + "/" + IMAGE);

        assertThat(tags(PREFIX + "/" + IMAGE))
                .contains(Tag.builder().key("made").value("before").build());
    }

    @Test
    void a2AManifestAskedForByItsTagIsImportedWithoutItsLayers() throws Exception {
        rule(PREFIX);

        pull(PREFIX + "/" + IMAGE);

        assertThat(images(PREFIX + "/" + IMAGE).stream().flatMap(image -> image.imageTags().stream()))
                .contains("latest");
    }

    @Test
    void a3OfTwoPrefixesInsideOneAnotherTheLongerOneIsUsed() throws Exception {
        rule(PREFIX);
        rule(PREFIX + "/inner");

        pull(PREFIX + "/inner/" + IMAGE);
    }

    @Test
    void a4ARegistryPolicyIsReplacedAsAWholeAndMeansWhatWasPut() {
        Optional<String> before = policy();
        try {
            String root = "arn:aws:iam::" + account.registry().account() + ":root";
            String put = """
                    {"Version": "2012-10-17", "Statement": [{"Sid": "MirrordeskAssumes", "Effect": "Allow",
                      "Principal": {"AWS": "%s"}, "Action": ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
                      "Resource": "%s%s/*"}]}""".formatted(root, account.registry().repositoryArnPrefix(), PREFIX);
            ecr().putRegistryPolicy(it -> it.policyText(put));

            PolicyDocument read = PolicyDocument.parse(policy().orElseThrow());
            assertThat(read.equivalentTo(PolicyDocument.parse(put))).isTrue();
            assertThat(read.statements()).hasSize(1);
        } finally {
            before.ifPresentOrElse(
                    text -> ecr().putRegistryPolicy(it -> it.policyText(text)),
                    () -> ecr().deleteRegistryPolicy(all -> {}));
        }
    }

    @Test
    void a5ALifecyclePolicyThatWasPutIsReadWithTheSameMeaning() {
        ecr().createRepository(it -> it.repositoryName(PREFIX + "/plain"));

        ecr().putLifecyclePolicy(it -> it.repositoryName(PREFIX + "/plain").lifecyclePolicyText(LIFECYCLE));

        String read = ecr().getLifecyclePolicy(it -> it.repositoryName(PREFIX + "/plain"))
                .lifecyclePolicyText();
        assertThat(LifecyclePolicy.parse(read)).isEqualTo(LifecyclePolicy.parse(LIFECYCLE));
    }

    @Test
    void a6TheSameCallAgainHasNoSecondEffect() {
        ecr().createRepository(it -> it.repositoryName(PREFIX + "/twice"));
        String arn = ecr().describeRepositories(it -> it.repositoryNames(PREFIX + "/twice"))
                .repositories()
                .getFirst()
                .repositoryArn();

        for (int i = 0; i < 2; i++) {
            ecr().tagResource(it -> it.resourceArn(arn).tags(tag -> tag.key("a").value("b")));
            ecr().putLifecyclePolicy(it -> it.repositoryName(PREFIX + "/twice").lifecyclePolicyText(LIFECYCLE));
        }

        assertThat(tags(PREFIX + "/twice")).hasSize(1);
    }

    @Test
    void a7WhatADeletedRuleCachedStays() throws Exception {
        rule(PREFIX);
        pull(PREFIX + "/" + IMAGE);

        ecr().deletePullThroughCacheRule(it -> it.ecrRepositoryPrefix(PREFIX));

        assertThat(account.manifest(PREFIX + "/" + IMAGE, "latest").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a8ARuleCannotTakeAnotherUpstream() {
        rule(PREFIX);

        assertThatThrownBy(() -> ecr().createPullThroughCacheRule(
                                it -> it.ecrRepositoryPrefix(PREFIX).upstreamRegistryUrl("quay.io")))
                .isInstanceOfSatisfying(
                        EcrException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("PullThroughCacheRuleAlreadyExistsException"));
    }

    private static EcrClient ecr() {
        return account.ecr();
    }

    /** ECR Public needs no credential. */
    private static void rule(String prefix) {
        ecr().createPullThroughCacheRule(it -> it.ecrRepositoryPrefix(prefix).upstreamRegistryUrl("public.ecr.aws"));
    }

    /** Asks for the manifest, and waits until the images are listed. */
    private static void pull(String repository) throws IOException, InterruptedException {
        assertThat(account.manifest(repository, "latest").statusCode()).isEqualTo(200);
        Eventually.eventually(
                "the image and its manifests are listed",
                PATIENCE,
                () -> images(repository).size() > 1);
    }

    private static List<ImageDetail> images(String repository) {
        return ecr().describeImages(it -> it.repositoryName(repository)).imageDetails();
    }

    private static List<Tag> tags(String repository) {
        String arn = ecr().describeRepositories(it -> it.repositoryNames(repository))
                .repositories()
                .getFirst()
                .repositoryArn();
        return ecr().listTagsForResource(it -> it.resourceArn(arn)).tags();
    }

    private static Optional<String> policy() {
        try {
            return Optional.of(ecr().getRegistryPolicy(all -> {}).policyText());
        } catch (RegistryPolicyNotFoundException _) {
            return Optional.empty();
        }
    }
}
