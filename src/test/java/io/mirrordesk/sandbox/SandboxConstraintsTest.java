package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EncryptionType;
import software.amazon.awssdk.services.ecr.model.ImageTagMutabilityExclusionFilter;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.InvalidTagParameterException;
import software.amazon.awssdk.services.ecr.model.KmsException;
import software.amazon.awssdk.services.ecr.model.Tag;
import software.amazon.awssdk.services.ecr.model.TooManyTagsException;

/** Requests that break the model's constraints, and how ECR words it. */
class SandboxConstraintsTest {

    @TempDir
    private static Path directory;

    private static RunningSandbox sandbox;
    private static EcrClient ecr;
    private static String arn;

    @BeforeAll
    static void start() {
        sandbox = new RunningSandbox(directory);
        ecr = sandbox.ecr;
        arn = ecr.createRepository(r -> r.repositoryName("app/web"))
                .repository()
                .repositoryArn();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    static Stream<Arguments> brokenRequests() {
        return Stream.of(
                broken(() -> ecr.createRepository(r -> {}), "repositoryName", "Member must not be null"),
                broken(
                        () -> ecr.createRepository(r -> r.repositoryName("a")),
                        "repositoryName",
                        "Member must have length greater than or equal to 2"),
                broken(
                        () -> ecr.createRepository(r -> r.repositoryName("a".repeat(257))),
                        "repositoryName",
                        "Member must have length less than or equal to 256"),
                broken(
                        () -> ecr.createRepository(r -> r.repositoryName("App")),
                        "repositoryName",
                        "must satisfy regular expression '[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*"),
                broken(
                        () -> ecr.createRepository(r -> r.repositoryName("ok").imageTagMutability("FROZEN")),
                        "imageTagMutability",
                        "Member must satisfy enum value set: [MUTABLE, IMMUTABLE,"),
                broken(
                        () -> ecr.createRepository(
                                r -> r.repositoryName("ok").imageTagMutability("IMMUTABLE_WITH_EXCLUSION")),
                        "imageTagMutabilityExclusionFilters",
                        "ImageTagMutabilityExclusionFilters can't be null when imageTagMutability is set as"),
                broken(
                        () -> ecr.createRepository(r -> r.repositoryName("ok")
                                .imageTagMutability("IMMUTABLE_WITH_EXCLUSION")
                                .imageTagMutabilityExclusionFilters(filters(6, "dev*"))),
                        "imageTagMutabilityExclusionFilters",
                        "Member must have length less than or equal to 5"),
                broken(
                        () -> ecr.createRepository(r -> r.repositoryName("ok")
                                .imageTagMutability("IMMUTABLE_WITH_EXCLUSION")
                                .imageTagMutabilityExclusionFilters(filters(1, "*a*b*"))),
                        "filter",
                        "A filter can have at most two wildcards (*)"),
                broken(
                        () -> ecr.describeRepositories(r -> r.registryId("12")),
                        "registryId",
                        "must satisfy regular expression '[0-9]{12}'"),
                broken(
                        () -> ecr.describeRepositories(r -> r.maxResults(1001)),
                        "maxResults",
                        "Member must have value less than or equal to 1000"),
                broken(
                        () -> ecr.describeRepositories(
                                r -> r.repositoryNames("app/web").maxResults(1)),
                        "maxResults",
                        "maxResults cannot be used when you specify repositories with repositoryNames"),
                broken(
                        () -> ecr.describeRepositories(r -> r.nextToken("eyJ4IjoxfQ==")),
                        "nextToken",
                        "Invalid pagination token provided"),
                broken(
                        () -> ecr.putLifecyclePolicy(
                                r -> r.repositoryName("app/web").lifecyclePolicyText("{}")),
                        "lifecyclePolicyText",
                        "Member must have length greater than or equal to 100"),
                broken(
                        () -> ecr.putLifecyclePolicy(
                                r -> r.repositoryName("app/web").lifecyclePolicyText(" ".repeat(30_721))),
                        "lifecyclePolicyText",
                        "Member must have length less than or equal to 30720"),
                broken(
                        () -> ecr.setRepositoryPolicy(
                                r -> r.repositoryName("app/web").policyText("{}")),
                        "PolicyText",
                        "Invalid repository policy provided"),
                broken(() -> ecr.listTagsForResource(r -> r.resourceArn("app/web")), "resourceArn", "Invalid ARN"));
    }

    private static Arguments broken(Runnable call, String member, String constraint) {
        return Arguments.of(member, constraint, call);
    }

    private static List<ImageTagMutabilityExclusionFilter> filters(int count, String pattern) {
        return IntStream.range(0, count)
                .mapToObj(i -> ImageTagMutabilityExclusionFilter.builder()
                        .filterType("WILDCARD")
                        .filter(pattern)
                        .build())
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("brokenRequests")
    void namesTheMemberAndTheConstraint(String member, String constraint, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                        "Invalid parameter at '" + member + "' failed to satisfy constraint: '" + constraint);
    }

    @Test
    void limitsTagsInNumberLengthAndPrefix() {
        assertThatThrownBy(() -> tag(IntStream.range(0, 51).mapToObj(i -> "k" + i)))
                .isInstanceOf(TooManyTagsException.class);
        for (String key : List.of("k".repeat(129), "", "aws:team")) {
            assertThatThrownBy(() -> tag(Stream.of(key))).isInstanceOf(InvalidTagParameterException.class);
        }
        assertThatThrownBy(() -> ecr.tagResource(r ->
                        r.resourceArn(arn).tags(t -> t.key("team").value("v".repeat(257)))))
                .isInstanceOf(InvalidTagParameterException.class);
        assertThat(ecr.listTagsForResource(r -> r.resourceArn(arn)).tags()).isEmpty();
    }

    private static void tag(Stream<String> keys) {
        ecr.tagResource(r -> r.resourceArn(arn)
                .tags(keys.map(key -> Tag.builder().key(key).value("v").build()).toList()));
    }

    @Test
    void namesTheKeyOfAnEncryptionThatWasAskedForWithoutOne() {
        assertThat(ecr.createRepository(r -> r.repositoryName("secret")
                                .encryptionConfiguration(e -> e.encryptionType(EncryptionType.KMS)))
                        .repository()
                        .encryptionConfiguration()
                        .kmsKey())
                .startsWith("arn:aws:kms:eu-central-1:111122223333:key/");
        assertThatThrownBy(() -> ecr.createRepository(r -> r.repositoryName("plain")
                        .encryptionConfiguration(
                                e -> e.encryptionType(EncryptionType.AES256).kmsKey("alias/mine"))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> ecr.createRepository(r -> r.repositoryName("plain")
                        .encryptionConfiguration(e -> e.encryptionType(EncryptionType.KMS)
                                .kmsKey("arn:aws:kms:us-east-1:111122223333:key/elsewhere"))))
                .isInstanceOfSatisfying(
                        KmsException.class,
                        refused -> assertThat(refused.kmsError()).isEqualTo("NotFoundException"));
    }
}
