package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecr.model.CreatePullThroughCacheRuleRequest;
import software.amazon.awssdk.services.ecr.model.CreatePullThroughCacheRuleResponse;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.LimitExceededException;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRule;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRuleAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRuleNotFoundException;
import software.amazon.awssdk.services.ecr.model.SecretNotFoundException;
import software.amazon.awssdk.services.ecr.model.UnableToAccessSecretException;
import software.amazon.awssdk.services.ecr.model.UnableToDecryptSecretValueException;
import software.amazon.awssdk.services.ecr.model.UnsupportedUpstreamRegistryException;
import software.amazon.awssdk.services.ecr.model.ValidatePullThroughCacheRuleResponse;

class SandboxRulesTest {

    private static final String NO_SECRET =
            "arn:aws:secretsmanager:eu-central-1:111122223333:secret:ecr-pullthroughcache/none-a1b2c3";

    @TempDir
    private Path directory;

    private RunningSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(directory);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void createsDescribesValidatesUpdatesAndDeletesARule() {
        String arn = sandbox.credential("me", "good");
        CreatePullThroughCacheRuleResponse created =
                create("docker-hub", "registry-1.docker.io", r -> r.credentialArn(arn));
        assertThat(created.upstreamRegistryAsString()).isEqualTo("docker-hub");
        assertThat(created.upstreamRepositoryPrefix()).isEqualTo("ROOT");

        assertThat(sandbox.ecr.describePullThroughCacheRules(r -> {}).pullThroughCacheRules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.credentialArn()).isEqualTo(arn));
        assertThat(sandbox.ecr
                        .validatePullThroughCacheRule(r -> r.ecrRepositoryPrefix("docker-hub"))
                        .isValid())
                .isTrue();
        assertThat(sandbox.ecr
                        .updatePullThroughCacheRule(
                                r -> r.ecrRepositoryPrefix("docker-hub").credentialArn(arn))
                        .updatedAt())
                .isAfterOrEqualTo(created.createdAt());

        sandbox.ecr.deletePullThroughCacheRule(r -> r.ecrRepositoryPrefix("docker-hub"));
        assertThat(sandbox.ecr.describePullThroughCacheRules(r -> {}).pullThroughCacheRules())
                .isEmpty();
        assertThatThrownBy(() -> sandbox.ecr.deletePullThroughCacheRule(r -> r.ecrRepositoryPrefix("docker-hub")))
                .isInstanceOf(PullThroughCacheRuleNotFoundException.class);
    }

    @Test
    void saysThatALoginIsRefusedAndThatASecretHasAnotherShape() {
        String arn = sandbox.credential("me", "wrong");
        create("docker-hub", "registry-1.docker.io", r -> r.credentialArn(arn));
        assertThat(validate().failure()).contains("The authentication to the upstream registry failed.");

        sandbox.secrets.putSecretValue(s -> s.secretId(arn).secretString("{\"user\":\"me\"}"));
        assertThat(validate().isValid()).isFalse();
        assertThat(validate().failure()).contains("exactly the keys username and accessToken");

        sandbox.secrets.deleteSecret(s -> s.secretId(arn).forceDeleteWithoutRecovery(true));
        assertThat(validate().failure()).contains("was not found");
    }

    @ParameterizedTest
    @CsvSource({
        "a,Member must have length greater than or equal to 2",
        "aaaaaaaaaabbbbbbbbbbccccccccccd,Member must have length less than or equal to 30",
        "Docker,must satisfy regular expression",
        "docker_hub-,must satisfy regular expression",
        "a//b,must satisfy regular expression"
    })
    void refusesAPrefixThatIsNotWellFormed(String prefix, String reason) {
        assertRefused(() -> create(prefix, "quay.io", r -> {}))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                        "Invalid parameter at 'ecrRepositoryPrefix' failed to satisfy constraint: '" + reason);
    }

    @Test
    void refusesAnUpstreamThatEcrDoesNotCache() {
        assertRefused(() -> create("mcr", "mcr.microsoft.com", r -> {}))
                .isInstanceOf(UnsupportedUpstreamRegistryException.class)
                .hasMessageContaining("The upstream registry URL mcr.microsoft.com is invalid.");
    }

    @Test
    void refusesAnUpstreamThatNeedsACredentialWithoutOne() {
        assertRefused(() -> create("docker-hub", "registry-1.docker.io", r -> {}))
                .isInstanceOf(UnsupportedUpstreamRegistryException.class)
                .hasMessageContaining("The specified upstream registry requires authentication."
                        + " Specify a valid Secrets Manager ARN");
    }

    @Test
    void refusesASecretThatCannotBeRead() {
        assertRefused(() -> create("ab", "ghcr.io", r -> r.credentialArn(NO_SECRET)))
                .isInstanceOf(SecretNotFoundException.class);
        assertRefused(() -> create("ab", "ghcr.io", r -> r.credentialArn(NO_SECRET.replace("ecr-pull", "other-pull"))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("credentialArn");

        String arn = sandbox.credential("me", "good");
        sandbox.secrets.updateSecret(s -> s.secretId(arn).kmsKeyId("arn:aws:kms:eu-central-1:111122223333:key/own"));
        assertRefused(() -> create("ab", "ghcr.io", r -> r.credentialArn(arn)))
                .isInstanceOf(UnableToDecryptSecretValueException.class);

        sandbox.secrets.deleteSecret(s -> s.secretId(arn).recoveryWindowInDays(7L));
        assertRefused(() -> create("ab", "ghcr.io", r -> r.credentialArn(arn)))
                .isInstanceOf(UnableToAccessSecretException.class);
    }

    @Test
    void refusesASecondRuleOfThePrefixAndTheFiftyFirst() {
        create("quay", "quay.io", r -> {});
        assertRefused(() -> create("quay/", "quay.io", r -> {}))
                .isInstanceOf(PullThroughCacheRuleAlreadyExistsException.class)
                .hasMessageContaining("A pull through cache rule with these settings already exists");
        for (int i = 1; i < 50; i++) {
            create("quay-" + i, "quay.io", r -> {});
        }
        assertRefused(() -> create("one-more", "quay.io", r -> {})).isInstanceOf(LimitExceededException.class);
        assertThat(sandbox.ecr
                        .describePullThroughCacheRulesPaginator(r -> r.maxResults(7))
                        .pullThroughCacheRules())
                .extracting(PullThroughCacheRule::ecrRepositoryPrefix)
                .hasSize(50)
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesAnUpdateThatChangesNothing() {
        create("quay", "quay.io", r -> {});
        assertRefused(() -> sandbox.ecr.updatePullThroughCacheRule(r -> r.ecrRepositoryPrefix("quay")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                        "Invalid input: Please set either credential arn or role arn to update the credentials");
    }

    private ValidatePullThroughCacheRuleResponse validate() {
        return sandbox.ecr.validatePullThroughCacheRule(r -> r.ecrRepositoryPrefix("docker-hub"));
    }

    private CreatePullThroughCacheRuleResponse create(
            String prefix, String url, Consumer<CreatePullThroughCacheRuleRequest.Builder> more) {
        return sandbox.ecr.createPullThroughCacheRule(r -> {
            r.ecrRepositoryPrefix(prefix).upstreamRegistryUrl(url);
            more.accept(r);
        });
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Runnable call) {
        return assertThatThrownBy(call::run);
    }
}
